package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.TestSuite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts a test suite once if several reports contain copies of it: in a folder of stashed reports, or in a file that a
 * tool combined from others. Another run of a suite has other times, and counts; so does a repeated suite in one
 * report.
 */
final class SuiteDeduplicator {
    private final Map<String, Counted> byDigest = new HashMap<>();
    private final Set<String> copies = new HashSet<>();
    private @Nullable String firstCopy;
    private @Nullable String example;
    private long copiedTests;

    private static final class Counted {
        final String report;
        int times;

        Counted(String report) {
            this.report = report;
        }
    }

    /** A row with only the tests that are not counted yet. */
    ReadReport add(ReadReport row, List<TestSuite> suites) {
        Map<String, Integer> here = new HashMap<>();
        TestTotals tests = row.tests();
        for (TestSuite suite : suites) {
            int time = here.merge(suite.digest(), 1, Integer::sum);
            Counted counted = byDigest.computeIfAbsent(suite.digest(), digest -> new Counted(row.file()));
            if (counted.report.equals(row.file()) || time > counted.times) {
                counted.times = Math.max(counted.times, time);
            } else {
                tests = tests.minus(suite.totals());
                copied(row, suite, counted);
            }
        }
        return row.withTests(tests);
    }

    private void copied(ReadReport copy, TestSuite suite, Counted counted) {
        if (example == null) {
            firstCopy = copy.file();
            example = "holds the same test results as " + counted.report + " (test suite "
                    + ConsoleEscaper.name(suite.name()) + ")";
        }
        copies.add(copy.file());
        copiedTests += suite.totals().total();
    }

    /** The rows, with a note at the first copy: a folder of copies has one cause, and gets one line in the log. */
    List<ReadReport> noted(List<ReadReport> rows) {
        if (example == null) {
            return rows;
        }
        int others = copies.size() - 1;
        String more = others == 0
                ? ", so "
                : ", and " + Plurals.count(others, "more report holds", "more reports hold") + " those of others; ";
        String note =
                firstCopy + ": " + example + more + Plurals.count(copiedTests, "test counts", "tests count") + " once";
        return rows.stream()
                .map(row -> row.file().equals(firstCopy) ? row.withProblem(note) : row)
                .toList();
    }
}
