package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.LinkedHashMap;
import java.util.Map;

/** The content of a module for one source file, whose name comes later. */
final class VisualStudioFile {
    private record Function(int line, boolean ran, long covered, long missed) {
        /** The same function in another run: it ran if it did in either. */
        Function best(Function other) {
            long all = Math.max(covered + missed, other.covered + other.missed);
            long most = Math.max(covered, other.covered);
            return new Function(line, ran || other.ran, most, all - most);
        }
    }

    private final LineList lines = new LineList();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private boolean beyond;

    /** Adds the lines of a range, both ends included. */
    void lines(int from, int to, boolean ran, Budget budget) {
        int last = Math.max(from, to);
        if (from > Limits.LAST_LINE) {
            beyond = true;
            return;
        }
        budget.take((long) last - from + 1);
        for (int line = from; line <= last; line++) {
            lines.add(line, ran ? 1 : 0);
        }
    }

    /** Adds a function with its blocks. */
    void function(String name, int line, boolean ran, long covered, long missed) {
        functions.merge(name, new Function(line, ran, covered, missed), Function::best);
    }

    void push(String path, CoverageSink sink) {
        if (beyond) {
            sink.problem(path, "has ranges behind line " + Limits.LAST_LINE + ", which are left out");
        }
        lines.push(sink);
        long covered = 0;
        long missed = 0;
        for (Map.Entry<String, Function> entry : functions.entrySet()) {
            Function function = entry.getValue();
            sink.function(entry.getKey(), function.line, function.ran ? 1 : 0);
            covered += function.covered;
            missed += function.missed;
        }
        if (covered + missed > 0) {
            sink.counter(Metric.INSTRUCTION, covered, missed);
        }
    }
}
