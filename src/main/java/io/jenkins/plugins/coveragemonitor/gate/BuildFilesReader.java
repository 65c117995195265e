package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the builds of a job measured of some files. A build is a whole measurement on disk: each is read once, however many
 * of the files are asked for, and only what was measured of them is held.
 */
final class BuildFilesReader {
    private final JobHistory past;
    private final Metric metric;
    private final Set<String> paths;
    private final Function<Measurement, List<FileCoverage>> files;
    private final Map<Integer, Map<String, Counter>> read = new HashMap<>();

    /**
     * Files to look up.
     *
     * @param paths those that will be asked for
     * @param files those of a measurement that count
     */
    BuildFilesReader(
            JobHistory past, Metric metric, Set<String> paths, Function<Measurement, List<FileCoverage>> files) {
        this.past = past;
        this.metric = metric;
        this.paths = Set.copyOf(paths);
        this.files = files;
    }

    /** What a build measured of a file; {@link Counter#NONE} if it is not kept or does not have the file. */
    Counter in(int build, String path) {
        return read.computeIfAbsent(build, this::read).getOrDefault(path, Counter.NONE);
    }

    private Map<String, Counter> read(int build) {
        Map<String, Counter> found = new HashMap<>();
        for (FileCoverage file : past.details().apply(build).map(files).orElse(List.of())) {
            if (paths.contains(file.path())) {
                found.merge(file.path(), file.counters().get(metric), Counter::plus);
            }
        }
        return found;
    }
}
