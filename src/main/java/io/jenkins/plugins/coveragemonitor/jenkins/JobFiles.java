package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Jenkins keeps what is recorded of a job: with the job, so that it moves, is renamed and deleted with it. */
final class JobFiles {
    private static final String FOLDER = "coverage-monitor";

    private JobFiles() {}

    static JobHome home(Job<?, ?> job, String id) {
        Path builds = job.getBuildDir().toPath();
        return new JobHome(job.getRootDir().toPath(), number -> builds.resolve(Integer.toString(number)), id);
    }

    static CoverageMonitor monitor(Job<?, ?> job, String id) {
        return new CoverageMonitor(home(job, id), job.getFullName(), Clock.systemUTC(), () -> MonitorConfiguration.get()
                .retention());
    }

    /** The ids of the job's monitors that have recorded something; one look at a folder. */
    static List<String> ids(Job<?, ?> job) {
        return ids(job, "history.jsonl");
    }

    /** The job's monitors that have recorded something, the usual one first; one look at a folder. */
    static List<JobMonitor> monitors(Job<?, ?> job) {
        return ids(job).stream()
                .map(id -> new JobMonitor(job.getFullName(), id))
                .sorted()
                .toList();
    }

    /** What people call a monitor of a job; {@code null} for the usual one, which needs no name. */
    static @Nullable String label(Job<?, ?> job, String id) throws IOException {
        return monitor(job, id).label();
    }

    /** The ids of the job's monitors of which something was begun to be recorded; one look at a folder. */
    static List<String> begunIds(Job<?, ?> job) {
        return ids(job, "unfinished");
    }

    private static List<String> ids(Job<?, ?> job, String named) {
        Path folder = job.getRootDir().toPath().resolve(FOLDER);
        List<String> ids = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return ids;
        }
        try (DirectoryStream<Path> monitors = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path monitor : monitors) {
                if (Files.exists(monitor.resolve(named))) {
                    ids.add(monitor.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ids.sort(null);
        return ids;
    }
}
