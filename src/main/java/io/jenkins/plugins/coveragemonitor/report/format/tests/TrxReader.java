package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads the results of MSTest and {@code dotnet test --logger trx} (schema {@code vstst.xsd}); each result is one test.
 *
 * <p>A data-driven test holds the results of its rows. Visual Studio counts it beside them, newer runners do not; the
 * total that the report states shows which of the two is meant.
 */
public final class TrxReader implements ReportReader {
    private static final Set<String> RESULTS = Set.of(
            "UnitTestResult",
            "GenericTestResult",
            "ManualTestResult",
            "WebTestResult",
            "TestResult",
            "TestResultAggregation");

    /** A result that may yet turn out to hold others. */
    private static final class Open {
        private final int depth;
        private final String name;
        private final TestOutcome outcome;
        private final double seconds;
        private final boolean dataDriven;
        private boolean holdsOthers;
        private boolean holdsFailure;

        Open(XmlCursor xml) throws IOException {
            depth = xml.depth();
            name = xml.attribute("testName", "");
            // The schema's default, which MSTest leaves out: the test could not even be loaded.
            outcome = outcomeOf(xml.attribute("outcome", "Error"));
            seconds = xml.timeSpan("duration");
            dataDriven = xml.is("resultType", "DataDrivenTest");
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    /** The data-driven tests that hold results, by their outcome. */
    private final long[] holders = new long[TestOutcome.values().length];

    private long results;
    private long stated;
    private boolean failed;
    private boolean inError;
    private String reason = "";

    /** Whether a file is a test run. */
    public static boolean recognises(FilePrefix head) {
        // CppUnit's and AUnit's begin with the same word.
        return head.xml().is("TestRun") && !head.xml().hasChild("FailedTests", "SuccessfulTests", "Statistics");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("TestRun", "a TRX report");
            while (xml.nextStart()) {
                part(xml, sink);
            }
        }
        end(0, sink);
        countHolders(sink);
        if (results == 0 && stated > 0) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(stated, "test") + " but lists none, so none was counted" + messages());
        } else if (results == 0 && failed) {
            sink.problem("the report", "says that the run failed and lists no tests" + messages());
        } else if (results < stated) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(stated, "test") + " but lists " + results
                            + ", so the others are not counted" + messages());
        } else if (!reason.isEmpty()) {
            sink.problem("the report", "says that the run broke off" + messages() + ", so some tests may not have run");
        }
    }

    private void part(XmlCursor xml, CoverageSink sink) throws IOException {
        if (RESULTS.contains(xml.name())) {
            end(xml.depth(), sink);
            Open result = new Open(xml);
            if (!open.isEmpty()) {
                open.getLast().holdsOthers = true;
            }
            open.addLast(result);
        } else if (xml.name().equals("ResultSummary")) {
            failed = outcomeOf(xml.attribute("outcome", "")) == TestOutcome.FAILED;
        } else if (xml.name().equals("Counters")) {
            // A result that holds others counts these in the same way, without a total.
            stated = Math.max(stated, xml.number("total", 0));
        } else if (xml.name().equals("RunInfo")) {
            boolean error = outcomeOf(xml.attribute("outcome", "")) == TestOutcome.FAILED;
            failed |= error;
            inError = error;
        } else if (xml.name().equals("Text") && inError && reason.isEmpty()) {
            reason = xml.message();
        }
    }

    /** Ends the open results from a depth on. */
    private void end(int depth, CoverageSink sink) {
        while (!open.isEmpty() && open.getLast().depth >= depth) {
            Open result = open.removeLast();
            if (!open.isEmpty()) {
                open.getLast().holdsFailure |= result.outcome == TestOutcome.FAILED || result.holdsFailure;
            }
            if (result.dataDriven && result.holdsOthers) {
                holders[result.outcome.ordinal()]++;
                if (result.outcome == TestOutcome.FAILED && !result.holdsFailure) {
                    sink.problem(
                            "the report",
                            "says that " + NameText.shown(result.name) + " failed, but none of its rows did");
                }
            } else {
                results++;
                // Its time is that of the results in it, which are counted themselves.
                sink.test(result.name, result.outcome, result.holdsOthers ? Double.NaN : result.seconds);
            }
        }
    }

    /** Counts data-driven tests beside their rows if the stated total does not fit otherwise. */
    private void countHolders(CoverageSink sink) {
        if (stated <= results) {
            return;
        }
        for (TestOutcome outcome : TestOutcome.values()) {
            for (long i = 0; i < holders[outcome.ordinal()]; i++) {
                results++;
                sink.test("a data-driven test", outcome, Double.NaN);
            }
        }
    }

    /** The run's own message about its failure; for a crashed test host it is the one that people need. */
    private String messages() {
        return reason.isEmpty() ? "" : " (" + NameText.shown(reason) + ")";
    }

    private static TestOutcome outcomeOf(String outcome) {
        return switch (outcome) {
            case "Passed", "PassedButRunAborted", "Warning", "Completed" -> TestOutcome.PASSED;
            case "Failed", "Error", "Timeout", "Aborted", "Disconnected" -> TestOutcome.FAILED;
            default -> TestOutcome.SKIPPED;
        };
    }
}
