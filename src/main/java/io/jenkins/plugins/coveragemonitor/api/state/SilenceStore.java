package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The silences that people created, on disk; expired ones are kept as long as the audit log. */
public final class SilenceStore {
    private static final int MOST = 1000;

    private final StateFile<Contents> file;
    private final Clock clock;
    private final RandomGenerator random;
    private final Supplier<Retention> retention;

    /**
     * The silences in a file, which need not exist.
     *
     * @param random creates the ids of silences
     * @param retention how long expired ones are kept; queried when silences change
     */
    public SilenceStore(Path file, Clock clock, RandomGenerator random, Supplier<Retention> retention) {
        this.retention = retention;
        this.file = new StateFile<>(file, Contents.class, new Contents(1, List.of()));
        this.clock = clock;
        this.random = random;
    }

    /** The content of the file. */
    private record Contents(int v, List<Silence> silences) {
        Contents {
            silences = List.copyOf(silences);
        }
    }

    /** All silences including expired ones, oldest first. */
    public Silences all() throws IOException {
        return new Silences(file.read().silences());
    }

    /** A silence by its id. */
    public Optional<Silence> find(@Nullable String id) throws IOException {
        return file.read().silences().stream()
                .filter(silence -> silence.id().equals(id))
                .findFirst();
    }

    /**
     * Adds a silence.
     *
     * @throws IllegalStateException if there are too many
     */
    public Silence add(AlertMatcher matcher, Instant from, Instant until, String who, String note) throws IOException {
        byte[] id = new byte[8];
        random.nextBytes(id);
        Silence added = new Silence(HexFormat.of().formatHex(id), matcher, from, until, who, note);
        file.update(before -> {
            List<Silence> kept = kept(before);
            if (kept.size() >= MOST) {
                throw new IllegalStateException("there are " + MOST + " silences already; use one with a pattern");
            }
            kept.add(added);
            return new Contents(1, kept);
        });
        return added;
    }

    /** How many silences in force a reader may see. */
    public int inForce(Caller reader) throws IOException {
        Instant now = clock.instant();
        return (int) file.read().silences().stream()
                .filter(silence -> silence.isActive(now) && isSeen(reader, silence))
                .count();
    }

    /** Whether a reader may see a silence; only those who may see all jobs see one that may match any job. */
    public static boolean isSeen(Caller reader, Silence silence) {
        Set<String> jobs = silence.matcher().jobs();
        return reader.mayAdminister() || !isWide(jobs) && jobs.stream().allMatch(reader::mayRead);
    }

    /** Whether a pattern may match jobs that its author does not know. */
    public static boolean isWide(Set<String> jobs) {
        return jobs.isEmpty() || jobs.stream().anyMatch(job -> job.contains("*"));
    }

    /** Ends a silence now; one that had not begun is deleted. Returns whether there was one in force or to come. */
    public boolean end(String id) throws IOException {
        Instant now = clock.instant();
        boolean[] found = new boolean[1];
        file.update(before -> {
            List<Silence> after = new ArrayList<>();
            for (Silence silence : kept(before)) {
                boolean ends = silence.id().equals(id) && silence.until().isAfter(now);
                found[0] |= ends;
                if (!ends) {
                    after.add(silence);
                } else if (silence.from().isBefore(now)) {
                    after.add(new Silence(id, silence.matcher(), silence.from(), now, silence.who(), silence.note()));
                }
            }
            return new Contents(1, after);
        });
        return found[0];
    }

    /** Updates silences that name a renamed job. */
    public void renamed(String from, String to) throws IOException {
        file.update(before -> new Contents(
                1,
                before.silences().stream()
                        .map(silence -> silence.matcher().jobs().contains(from) ? renamed(silence, from, to) : silence)
                        .toList()));
    }

    private static Silence renamed(Silence silence, String from, String to) {
        AlertMatcher matcher = silence.matcher();
        Set<String> jobs =
                matcher.jobs().stream().map(job -> job.equals(from) ? to : job).collect(Collectors.toSet());
        return new Silence(
                silence.id(),
                new AlertMatcher(
                        jobs,
                        matcher.branches(),
                        matcher.components(),
                        matcher.types(),
                        matcher.severities(),
                        matcher.metrics()),
                silence.from(),
                silence.until(),
                silence.who(),
                silence.note());
    }

    private List<Silence> kept(Contents contents) {
        Instant oldest = clock.instant().minus(retention.get().ofAudit());
        return contents.silences().stream()
                .filter(silence -> silence.until().isAfter(oldest))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
