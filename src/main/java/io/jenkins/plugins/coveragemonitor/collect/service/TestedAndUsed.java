package io.jenkins.plugins.coveragemonitor.collect.service;

import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what running services used with what tests cover. Lines that run and no test covers are where a fault hurts
 * and nobody would notice; lines that tests cover and no service ran may be dead.
 *
 * @param usedAndTested lines that services ran and tests cover
 * @param usedUntested lines that services ran and no test covers
 * @param testedUnused lines that tests cover and no service ran, in files of measured services
 * @param files the files with lines of one of the last two kinds, those with the most used and untested lines first
 */
public record TestedAndUsed(long usedAndTested, long usedUntested, long testedUnused, List<FileUse> files) {
    /** Creates it; the list is copied. */
    public TestedAndUsed {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path the file
     * @param usedUntested ranges of lines that services ran and no test covers
     * @param usedUntestedLines how many lines those are
     * @param testedUnused ranges of lines that tests cover and no service ran
     * @param testedUnusedLines how many lines those are
     */
    public record FileUse(
            String path,
            List<LineRange> usedUntested,
            int usedUntestedLines,
            List<LineRange> testedUnused,
            int testedUnusedLines) {}

    /**
     * Compares the components of running services with all others.
     *
     * @param services the names of the components that are services
     * @return empty if no service, or only services, were measured
     */
    public static Optional<TestedAndUsed> of(Measurement measurement, Set<String> services) {
        return of(measurement, services, services);
    }

    /**
     * Compares some of the services with all other components.
     *
     * @param services the names of the components that are services
     * @param chosen the services to compare
     * @return empty if none of these, or only services, were measured
     */
    public static Optional<TestedAndUsed> of(Measurement measurement, Set<String> services, Set<String> chosen) {
        Map<String, FileCoverage> used = new TreeMap<>();
        Map<String, FileCoverage> tested = new TreeMap<>();
        for (Component component : measurement.components().values()) {
            if (services.contains(component.name()) && !chosen.contains(component.name())) {
                continue;
            }
            Map<String, FileCoverage> kind = services.contains(component.name()) ? used : tested;
            component.filesByPath().forEach((path, file) -> kind.merge(path, file, FileCoverage::merge));
        }
        if (used.isEmpty() || tested.isEmpty()) {
            return Optional.empty();
        }
        List<FileUse> files = new ArrayList<>();
        long both = 0;
        for (FileCoverage file : used.values()) {
            FileCoverage test = tested.get(file.path());
            Comparison lines = new Comparison(file.lines(), test == null ? LineTable.EMPTY : test.lines());
            both += lines.both;
            if (lines.usedUntested.lines + lines.testedUnused.lines > 0) {
                files.add(new FileUse(
                        file.path(),
                        lines.usedUntested.ranges(),
                        lines.usedUntested.lines,
                        lines.testedUnused.ranges(),
                        lines.testedUnused.lines));
            }
        }
        files.sort(Comparator.comparingInt(FileUse::usedUntestedLines)
                .thenComparingInt(FileUse::testedUnusedLines)
                .reversed()
                .thenComparing(FileUse::path));
        return Optional.of(new TestedAndUsed(
                both,
                files.stream().mapToLong(FileUse::usedUntestedLines).sum(),
                files.stream().mapToLong(FileUse::testedUnusedLines).sum(),
                files));
    }

    /** The lines of one file as a service ran them and as tests cover them. */
    private static final class Comparison {
        private final Runs usedUntested = new Runs();
        private final Runs testedUnused = new Runs();
        private int both;

        Comparison(LineTable used, LineTable tested) {
            for (int i = 0; i < used.size(); i++) {
                if (!used.isLine(i)) {
                    continue;
                }
                int at = tested.indexOf(used.number(i));
                boolean isTested = at >= 0 && tested.isLine(at) && tested.hits(at) > 0;
                boolean isUsed = used.hits(i) > 0;
                usedUntested.next(used.number(i), isUsed && !isTested);
                testedUnused.next(used.number(i), !isUsed && isTested);
                both += isUsed && isTested ? 1 : 0;
            }
        }
    }

    /** Joins lines of a kind that no line of another kind separates. */
    private static final class Runs {
        private final List<int[]> runs = new ArrayList<>();
        private boolean open;
        private int lines;

        void next(int line, boolean isOne) {
            if (isOne && open) {
                runs.get(runs.size() - 1)[1] = line;
            } else if (isOne) {
                runs.add(new int[] {line, line});
            }
            open = isOne;
            lines += isOne ? 1 : 0;
        }

        List<LineRange> ranges() {
            return runs.stream().map(run -> new LineRange(run[0], run[1])).toList();
        }
    }
}
