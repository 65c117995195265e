package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Reads the results of MSTest and {@code dotnet test --logger trx} (schema {@code vstst.xsd}), one test a result. */
public final class TrxReader implements ReportReader {
    private static final Set<String> RESULTS = Set.of(
            "UnitTestResult",
            "GenericTestResult",
            "ManualTestResult",
            "WebTestResult",
            "TestResult",
            "TestResultAggregation");

    /** Whether a file begins like a test run. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("TestRun");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("TestRun", "a TRX report");
            while (xml.next()) {
                if (xml.isStart() && RESULTS.contains(xml.name())) {
                    sink.test(
                            xml.attribute("testName", ""),
                            outcome(xml.attribute("outcome", "")),
                            xml.timeSpan("duration"));
                }
            }
        }
    }

    private static TestOutcome outcome(String outcome) {
        return switch (outcome) {
            case "Passed", "PassedButRunAborted", "Warning", "Completed" -> TestOutcome.PASSED;
            case "Failed", "Error", "Timeout", "Aborted", "Disconnected" -> TestOutcome.FAILED;
            default -> TestOutcome.SKIPPED;
        };
    }
}
