package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** Joins missed lines to gaps: a gap goes on over lines without code and ends at an executable line that is none of it. */
final class GapFinder {
    /** The largest first; of equal ones in the order of paths and lines. */
    static final Comparator<Gap> LARGEST_FIRST = Comparator.comparingInt(Gap::lines)
            .reversed()
            .thenComparing(Gap::path)
            .thenComparingInt(Gap::from);

    private GapFinder() {}

    /**
     * The gaps of a file.
     *
     * @param component the component, named beside the function
     * @param belongs whether an entry of the file's line table is part of a gap
     */
    static List<Gap> gaps(FileCoverage file, Component component, IntPredicate belongs) {
        LineTable lines = file.lines();
        List<Gap> gaps = new ArrayList<>();
        int first = -1;
        int last = -1;
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.isLine(i)) {
                continue;
            }
            if (belongs.test(i)) {
                first = count++ == 0 ? i : first;
                last = i;
            } else if (count > 0) {
                gaps.add(gap(file, component, first, last, count));
                count = 0;
            }
        }
        if (count > 0) {
            gaps.add(gap(file, component, first, last, count));
        }
        return gaps;
    }

    private static Gap gap(FileCoverage file, Component component, int first, int last, int count) {
        int from = file.lines().number(first);
        String function = function(file.functions(), from);
        String where = function.isEmpty() || component.name().isEmpty()
                ? function + component.name()
                : function + " · " + component.name();
        return new Gap(file.path(), from, file.lines().number(last), count, where);
    }

    /** The last function that begins at or before a line; none if the report does not tell where functions begin. */
    private static String function(FunctionTable functions, int line) {
        String name = "";
        for (int i = 0; i < functions.size() && functions.line(i) <= line; i++) {
            name = functions.line(i) > 0 ? functions.name(i) : name;
        }
        return name;
    }
}
