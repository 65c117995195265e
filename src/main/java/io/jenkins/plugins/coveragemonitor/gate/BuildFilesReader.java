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
 * Reads some files in the measurements of a job's builds. A measurement is a whole file on disk: each is read once,
 * however many of the files are requested, and only what it has of them is kept.
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
     * @param paths the files that will be requested
     * @param files those of a measurement that count
     */
    BuildFilesReader(
            JobHistory past, Metric metric, Set<String> paths, Function<Measurement, List<FileCoverage>> files) {
        this.past = past;
        this.metric = metric;
        this.paths = Set.copyOf(paths);
        this.files = files;
    }

    /**
     * The counter of a file in a build; {@link Counter#NONE} if the measurement is not kept or does not have the file.
     */
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
