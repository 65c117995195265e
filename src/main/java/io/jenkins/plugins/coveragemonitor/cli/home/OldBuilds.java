package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The details of builds that the history of a job in a home folder no longer keeps. Jenkins deletes a build's files
 * together with the build; in a home folder nobody else does.
 */
public final class OldBuilds {
    private final JobHome job;

    /** The old builds of a job. */
    public OldBuilds(JobHome job) {
        this.job = job;
    }

    /**
     * Deletes the files and lines, verdicts and sources of builds that a configured retention removed from the history.
     * Deletes nothing without a retention, or if a line of the history cannot be read.
     *
     * @return the numbers of those builds
     */
    public List<Integer> delete(CoverageMonitor monitor) throws IOException {
        if (monitor.retention().isForEver() || !monitor.history().problems().isEmpty()) {
            return List.of();
        }
        Set<Integer> kept = new HashSet<>(monitor.unfinished());
        monitor.history().points().stream().map(Point::build).forEach(kept::add);
        int newest = kept.stream().mapToInt(Integer::intValue).max().orElse(0);
        Path builds = job.job().resolve("builds");
        List<Integer> deleted = new ArrayList<>();
        if (Files.isDirectory(builds)) {
            for (Path build : children(builds)) {
                String name = build.getFileName().toString();
                if (name.matches("[1-9][0-9]{0,8}")
                        && Integer.parseInt(name) < newest
                        && !kept.contains(Integer.parseInt(name))
                        && delete(build)) {
                    deleted.add(Integer.parseInt(name));
                }
            }
        }
        deleted.sort(null);
        return deleted;
    }

    /** Deletes only what this monitor wrote; a folder with other files stays. */
    private boolean delete(Path build) throws IOException {
        Path details = build.resolve("coverage-monitor");
        if (!Files.isDirectory(details)) {
            return false;
        }
        boolean any = false;
        for (Path own : children(details)) {
            if (own.getFileName().toString().startsWith(job.id() + ".")) {
                deleteAll(own);
                any = true;
            }
        }
        try {
            Files.deleteIfExists(details);
            Files.deleteIfExists(build);
        } catch (DirectoryNotEmptyException others) {
            return any;
        }
        return any;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static void deleteAll(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
