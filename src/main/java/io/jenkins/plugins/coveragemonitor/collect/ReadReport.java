package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.List;

/**
 * One report that was found, and what came of it: a row of the console's table.
 *
 * @param file where it is, relative to the workspace
 * @param format the name of its format, {@code null} if it was not recognised
 * @param component the component it belongs to, {@code ""} for the project as a whole
 * @param files how many files it is about
 * @param counters the sums over its files
 * @param tests its tests
 * @param millis how long reading took
 * @param problems what was left out or set right, one sentence each
 * @param error why it could not be used, one sentence that names it; {@code null} if it could
 */
public record ReadReport(
        String file,
        String format,
        String component,
        int files,
        Counters counters,
        TestTotals tests,
        long millis,
        List<String> problems,
        String error) {
    /** Creates a row; the list is copied. */
    public ReadReport {
        problems = List.copyOf(problems);
    }

    /** The same report with another time of reading. */
    public ReadReport withMillis(long time) {
        return new ReadReport(file, format, component, files, counters, tests, time, problems, error);
    }

    /** The same report of which only some tests count. */
    ReadReport withTests(TestTotals counted) {
        return new ReadReport(file, format, component, files, counters, counted, millis, problems, error);
    }

    /** The same report with one more sentence. */
    ReadReport withProblem(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return new ReadReport(file, format, component, files, counters, tests, millis, more, error);
    }

    /** Whether the report is part of the measurement. */
    public boolean isUsable() {
        return error == null;
    }
}
