package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads SonarQube's generic test executions (root {@code testExecutions version="1"}, before SonarQube 6.2
 * {@code unitTest}); durations are milliseconds.
 */
public final class SonarTestsReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("testExecutions")
                || head.xml().is("unitTest") && head.xml().hasChild("file");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root(List.of("testExecutions", "unitTest"), "a report of Sonar's test executions");
            while (xml.nextStart()) {
                if (xml.name().equals("testCase")) {
                    test(xml, sink);
                }
            }
        }
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        double seconds = xml.has("duration") ? xml.seconds("duration") * MILLIS : Double.NaN;
        TestOutcome outcome = TestOutcome.PASSED;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.depth() == level + 1) {
                outcome = switch (xml.name()) {
                    case "failure", "error" -> TestOutcome.FAILED;
                    case "skipped" -> TestOutcome.SKIPPED;
                    default -> outcome;
                };
            }
        }
        sink.test(name, outcome, seconds);
    }
}
