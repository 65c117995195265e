package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.CounterSum;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of one report.
 *
 * @param format the name of its {@link ReportFormat}
 * @param files one entry a path, in the order of first mention; paths as in the report with forward slashes
 * @param tests the totals of its tests, {@link TestTotals#NONE} if it has none
 * @param suites the suites of those tests, if the format has suites
 * @param sourceRoots folders that its relative paths may be relative to
 * @param problems what was left out or corrected, one sentence each
 */
public record Report(
        String format,
        List<FileCoverage> files,
        TestTotals tests,
        List<TestSuite> suites,
        List<String> sourceRoots,
        List<String> problems) {
    /** Creates a report; the lists are copied. */
    public Report {
        files = List.copyOf(files);
        suites = List.copyOf(suites);
        sourceRoots = List.copyOf(sourceRoots);
        problems = List.copyOf(problems);
    }

    /** A copy with one more problem, listed first. */
    Report withProblem(String problem) {
        List<String> all = new ArrayList<>(List.of(problem));
        all.addAll(problems);
        return new Report(format, files, tests, suites, sourceRoots, all);
    }

    /** A sentence that it measures nothing; empty if it measures something. */
    public Optional<String> emptiness() {
        if (tests.isMeasured() || !totals().asMap().isEmpty()) {
            return Optional.empty();
        }
        String what = files.isEmpty()
                ? "no file and no test"
                : Plurals.count(files.size(), "file") + " and nothing to count in "
                        + (files.size() == 1 ? "it" : "them");
        return Optional.of("names " + what + ", so it measures nothing");
    }

    /** A copy with a problem that says so if it measures nothing and has no other problem. */
    Report withProblemIfEmpty() {
        return problems.isEmpty() ? emptiness().map(this::withProblem).orElse(this) : this;
    }

    /** The sums over its files. */
    public Counters totals() {
        return CounterSum.of(files);
    }
}
