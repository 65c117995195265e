package io.jenkins.plugins.coveragemonitor.jenkins.job;

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

/** Where Jenkins stores a job's data: with the job, so that it is moved, renamed and deleted together with it. */
public final class JobFiles {
    private static final String FOLDER = "coverage-monitor";

    private JobFiles() {}

    public static JobHome home(Job<?, ?> job, String id) {
        Path builds = job.getBuildDir().toPath();
        return new JobHome(job.getRootDir().toPath(), number -> builds.resolve(Integer.toString(number)), id);
    }

    public static CoverageMonitor monitor(Job<?, ?> job, String id) {
        return new CoverageMonitor(home(job, id), job.getFullName(), Clock.systemUTC(), () -> MonitorConfiguration.get()
                .retention());
    }

    /** The ids of the job's monitors with recorded data; takes one look at a folder. */
    public static List<String> ids(Job<?, ?> job) {
        return ids(job, "history.jsonl");
    }

    /** The job's monitors with recorded data, the default one first; takes one look at a folder. */
    public static List<JobMonitor> monitors(Job<?, ?> job) {
        return ids(job).stream()
                .map(id -> new JobMonitor(job.getFullName(), id))
                .sorted()
                .toList();
    }

    /** The display name of a job's monitor; {@code null} for the default one, which needs none. */
    public static @Nullable String label(Job<?, ?> job, String id) throws IOException {
        return monitor(job, id).label();
    }

    /** The ids of the job's monitors whose recording has begun; takes one look at a folder. */
    public static List<String> begunIds(Job<?, ?> job) {
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
