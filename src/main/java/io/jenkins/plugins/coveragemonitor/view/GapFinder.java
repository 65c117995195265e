package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import java.util.Comparator;
import java.util.List;

/** Gaps as pages show them: with their file, function and component. */
final class GapFinder {
    /** The largest first; of equal ones in the order of paths and lines. */
    static final Comparator<GapRow> LARGEST_FIRST = Comparator.comparingInt(GapRow::lines)
            .reversed()
            .thenComparing(GapRow::path)
            .thenComparingInt(GapRow::from);

    private GapFinder() {}

    /** The gaps of a file with their places. */
    static List<GapRow> named(List<GapCandidate> gaps, FileCoverage file, Component component) {
        return gaps.stream()
                .map(gap -> new GapRow(
                        file.path(), gap.from(), gap.to(), gap.lines(), where(file.functions(), component, gap.from())))
                .toList();
    }

    private static String where(FunctionTable functions, Component component, int line) {
        String function = function(functions, line);
        return function.isEmpty() || component.name().isEmpty()
                ? function + component.name()
                : function + " · " + component.name();
    }

    /** The last function that begins at or before a line; empty if the report does not say where functions begin. */
    private static String function(FunctionTable functions, int line) {
        String name = "";
        for (int i = 0; i < functions.size() && functions.line(i) <= line; i++) {
            name = functions.line(i) > 0 ? functions.name(i) : name;
        }
        return name;
    }
}
