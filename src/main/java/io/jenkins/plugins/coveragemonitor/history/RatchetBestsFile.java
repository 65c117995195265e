package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The best shares of single files with the job, {@code ratchets.json}; see docs/history-format.md. Values only rise.
 * Concurrent builds take turns.
 */
public final class RatchetBestsFile {
    private static final int VERSION = 1;
    private static final int NUMBERS = 3;

    private final Path file;

    public RatchetBestsFile(JobHome home) {
        this.file = home.ratchets();
    }

    /** The content of the file: by branch, subject and path the rises, each as covered, missed and build. */
    private record Content(int v, Map<String, Map<String, Map<String, List<long[]>>>> branches) {}

    /** All known bests; none if the file is missing or unreadable, because no build may fail by it. */
    public RatchetBests read() {
        try {
            return parsed();
        } catch (IOException unreadable) {
            return RatchetBests.NONE;
        }
    }

    /**
     * Adds what builds of a branch reached. A file that cannot be understood is moved aside.
     *
     * @param branch {@code null} if unknown
     * @throws IOException if it could not be stored
     */
    public void raise(@Nullable String branch, FileRatchetBests more) throws IOException {
        if (!more.steps().isEmpty()) {
            change(before -> before.raised(branch, more));
        }
    }

    /**
     * Removes what a build reached, because it is recorded anew.
     *
     * @throws IOException if it could not be stored
     */
    public void takeBack(int build) throws IOException {
        if (!read().branches().isEmpty()) {
            change(before -> before.without(build));
        }
    }

    private void change(UnaryOperator<RatchetBests> how) throws IOException {
        new Journal(file, line -> true).exclusively(writer -> {
            RatchetBests before = parsedElseAside();
            RatchetBests after = how.apply(before);
            if (!after.equals(before)) {
                writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(content(after))));
            }
            return after;
        });
    }

    private RatchetBests parsedElseAside() throws IOException {
        try {
            return parsed();
        } catch (DamagedException damaged) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            return RatchetBests.NONE;
        }
    }

    private RatchetBests parsed() throws IOException {
        try {
            Content content = StoredJson.MAPPER.readValue(DurableFiles.read(file), Content.class);
            if (content == null || content.v() != VERSION || content.branches() == null) {
                throw new DamagedException(file + ": is not of version " + VERSION, null);
            }
            Map<String, FileRatchetBests> branches = new TreeMap<>();
            content.branches().forEach((branch, subjects) -> branches.put(branch, bests(subjects)));
            return new RatchetBests(branches);
        } catch (NoSuchFileException absent) {
            return RatchetBests.NONE;
        } catch (JacksonException | RuntimeException damaged) {
            throw new DamagedException(file + ": is damaged", damaged);
        }
    }

    private static FileRatchetBests bests(Map<String, Map<String, List<long[]>>> subjects) {
        Map<String, Map<String, List<RatchetBest>>> steps = new TreeMap<>();
        subjects.forEach((subject, files) -> {
            Map<String, List<RatchetBest>> paths = new TreeMap<>();
            files.forEach((path, numbers) ->
                    paths.put(path, numbers.stream().map(RatchetBestsFile::best).toList()));
            steps.put(subject, paths);
        });
        return new FileRatchetBests(steps);
    }

    private static RatchetBest best(long[] numbers) {
        if (numbers.length != NUMBERS) {
            throw new IllegalArgumentException(numbers.length + " numbers");
        }
        Counter counter = new Counter(numbers[0], numbers[1]);
        if (!counter.isMeasured()) {
            throw new IllegalArgumentException("no best is unmeasured");
        }
        return new RatchetBest(counter, Math.toIntExact(numbers[2]));
    }

    private static Content content(RatchetBests bests) {
        Map<String, Map<String, Map<String, List<long[]>>>> branches = new TreeMap<>();
        bests.branches().forEach((branch, of) -> of.steps()
                .forEach((subject, files) -> files.forEach((path, steps) -> branches.computeIfAbsent(
                                branch, any -> new TreeMap<>())
                        .computeIfAbsent(subject, any -> new TreeMap<>())
                        .put(path, steps.stream().map(RatchetBestsFile::numbers).toList()))));
        return new Content(VERSION, branches);
    }

    private static long[] numbers(RatchetBest best) {
        return new long[] {best.counter().covered(), best.counter().missed(), best.build()};
    }

    private static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
