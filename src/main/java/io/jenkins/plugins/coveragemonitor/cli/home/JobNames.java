package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jobs of a home folder.
 *
 * @param home the folder
 */
public record JobNames(Path home) {
    /** All monitors with recorded data, by job, with the default monitor of a job first. */
    public List<JobMonitor> monitors() throws IOException {
        List<JobMonitor> found = new ArrayList<>();
        collect(home.resolve("jobs"), "", found, new HashSet<>());
        found.removeIf(monitor -> !isUsable(monitor));
        found.sort(null);
        return found;
    }

    /** Whether a folder has the name of a job; others were not made by this software. */
    private boolean isUsable(JobMonitor which) {
        try {
            JobHome.below(home, which.job()).monitor(which.id());
            return true;
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }

    /** The ids of the monitors of a job with recorded data, in alphabetical order; empty if it is not a job. */
    public List<String> ids(String job) throws IOException {
        return ids(JobHome.below(home, job).job());
    }

    /** The same ids, or none if they cannot be read. */
    List<String> idsIfReadable(String job) {
        try {
            return ids(job);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static List<String> ids(Path job) throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path monitor : folders(job.resolve("coverage-monitor"))) {
            if (Files.exists(monitor.resolve("history.jsonl"), LinkOption.NOFOLLOW_LINKS)) {
                ids.add(monitor.getFileName().toString());
            }
        }
        ids.sort(null);
        return ids;
    }

    /** Folders that links lead to again are passed over. One that cannot be read is listed, so that reading it says so. */
    private static void collect(Path jobs, String prefix, List<JobMonitor> found, Set<Path> seen) throws IOException {
        if (!Files.isDirectory(jobs) || !seen.add(jobs.toRealPath())) {
            return;
        }
        for (Path folder : folders(jobs)) {
            String name = prefix + folder.getFileName();
            if (!Files.isExecutable(folder)) {
                found.add(JobMonitor.usual(name));
                continue;
            }
            try {
                for (String id : ids(folder)) {
                    found.add(new JobMonitor(name, id));
                }
                collect(folder.resolve("jobs"), name + "/", found, seen);
            } catch (IOException unreadable) {
                found.add(JobMonitor.usual(name));
            }
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
