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
import java.util.Set;

/**
 * Reads the results of MSTest and {@code dotnet test --logger trx} (schema {@code vstst.xsd}); each result is one test.
 */
public final class TrxReader implements ReportReader {
    private static final Set<String> RESULTS = Set.of(
            "UnitTestResult",
            "GenericTestResult",
            "ManualTestResult",
            "WebTestResult",
            "TestResult",
            "TestResultAggregation");

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
            results++;
            // The schema's default, which MSTest leaves out: the test could not even be loaded.
            String outcome = xml.attribute("outcome", "Error");
            sink.test(xml.attribute("testName", ""), outcome(outcome), xml.timeSpan("duration"));
        } else if (xml.name().equals("ResultSummary")) {
            failed = outcome(xml.attribute("outcome", "")) == TestOutcome.FAILED;
        } else if (xml.name().equals("Counters")) {
            stated = Math.max(0, xml.number("total", 0));
        } else if (xml.name().equals("RunInfo")) {
            boolean error = outcome(xml.attribute("outcome", "")) == TestOutcome.FAILED;
            failed |= error;
            inError = error;
        } else if (xml.name().equals("Text") && inError && reason.isEmpty()) {
            reason = xml.message();
        }
    }

    /** The run's own message about its failure; for a crashed test host it is the one that people need. */
    private String messages() {
        return reason.isEmpty() ? "" : " (" + NameText.shown(reason) + ")";
    }

    private static TestOutcome outcome(String outcome) {
        return switch (outcome) {
            case "Passed", "PassedButRunAborted", "Warning", "Completed" -> TestOutcome.PASSED;
            case "Failed", "Error", "Timeout", "Aborted", "Disconnected" -> TestOutcome.FAILED;
            default -> TestOutcome.SKIPPED;
        };
    }
}
