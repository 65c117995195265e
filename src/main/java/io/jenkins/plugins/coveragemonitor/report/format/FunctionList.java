package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.ArrayList;
import java.util.List;

/** Functions of a file whose name may follow them. */
public final class FunctionList {
    private record Function(String name, int line, long hits) {}

    /** A function that is kept until its file ends takes about five times what it costs in the end. */
    private static final long KEPT = 5;

    private final List<Function> functions = new ArrayList<>();
    private final Budget cost = new Budget(Limits.characters(), "names of functions in one file");

    /**
     * Adds a function.
     *
     * @throws ReportTooLargeException if there are more than a file may have lines
     */
    public void add(String name, int line, long hits) {
        if (functions.size() >= Limits.LAST_LINE) {
            throw new ReportTooLargeException("lists more than " + Limits.LAST_LINE
                    + " functions of one file, as no file has; check the tool that wrote it");
        }
        cost.take(KEPT * Limits.FUNCTION_COST + name.length());
        functions.add(new Function(name, line, hits));
    }

    /** Pushes all, in the order in which they were added. */
    public void push(CoverageSink sink) {
        functions.forEach(function -> sink.function(function.name, function.line, function.hits));
    }
}
