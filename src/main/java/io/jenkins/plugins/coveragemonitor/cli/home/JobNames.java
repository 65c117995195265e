package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        collect(home.resolve("jobs"), "", found);
        found.sort(null);
        return found;
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
            if (Files.isRegularFile(monitor.resolve("history.jsonl"))) {
                ids.add(monitor.getFileName().toString());
            }
        }
        ids.sort(null);
        return ids;
    }

    private static void collect(Path jobs, String prefix, List<JobMonitor> found) throws IOException {
        for (Path folder : folders(jobs)) {
            String name = prefix + folder.getFileName();
            for (String id : ids(folder)) {
                found.add(new JobMonitor(name, id));
            }
            collect(folder.resolve("jobs"), name + "/", found);
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
