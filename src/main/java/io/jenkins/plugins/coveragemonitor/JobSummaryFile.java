package io.jenkins.plugins.coveragemonitor;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a monitor for the dashboard, {@code summary.json} beside its history. It is renewed when history,
 * alerts or configuration changed. It can be deleted at any time.
 */
public final class JobSummaryFile {
    private static final int VERSION = 4;
    private static final int IN_MEMORY = 10_000;

    private static final Map<Path, Stored> CACHE = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Stored> eldest) {
            return size() > IN_MEMORY;
        }
    });

    private final JobHome home;
    private final String job;
    private final Path file;

    JobSummaryFile(JobHome home, String job) {
        this.home = home;
        this.job = job;
        this.file = home.folder().resolve("summary.json");
    }

    /**
     * The content of the file.
     *
     * @param v the version of the format
     * @param of identifies what it was made from
     * @param summary the summary, or {@code null} for a job without builds
     */
    record Stored(int v, String of, @Nullable JobSummary summary) {}

    /** Creates a summary, {@code null} for a job without builds. */
    @FunctionalInterface
    interface Source {
        @Nullable
        JobSummary read() throws IOException;
    }

    /**
     * Identifies what the summary would be made from now: equal texts mean equal summaries. Takes three looks at the
     * disk.
     *
     * @throws IOException if the disk cannot be read
     */
    String stamp() throws IOException {
        return String.join(
                " ",
                job,
                version(home.history()),
                version(home.alerts()),
                version(home.folder().resolve("config.json")));
    }

    private static String version(Path path) throws IOException {
        FileVersion version = FileVersion.of(path);
        return version.identity() + ":" + version.size() + ":"
                + version.written().toInstant();
    }

    /** The current summary, which is only created and stored if anything changed. Empty for a job without builds. */
    Optional<JobSummary> current(Source source) throws IOException {
        String stamp = stamp();
        Stored known = CACHE.get(file);
        if (known == null || !known.of().equals(stamp)) {
            known = read().filter(stored -> stored.of().equals(stamp)).orElse(null);
        }
        if (known == null) {
            known = new Stored(VERSION, stamp, source.read());
            if (known.summary() != null && !known.summary().problems().isEmpty()) {
                // A file that is repaired may look the same, such as after a change of its permissions.
                return Optional.of(known.summary());
            }
            write(known);
        }
        CACHE.put(file, known);
        return Optional.ofNullable(known.summary());
    }

    private Optional<Stored> read() {
        try {
            Stored stored = AlertJson.MAPPER.readValue(DurableFiles.read(file), Stored.class);
            return stored.v() == VERSION && stored.of() != null ? Optional.of(stored) : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** It can be renewed at any time: if it cannot be stored, the next reader creates it. */
    private void write(Stored stored) {
        try {
            byte[] json = AlertJson.MAPPER.writeValueAsBytes(stored);
            DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> out.write(json));
        } catch (IOException full) {
            CACHE.remove(file);
        }
    }
}
