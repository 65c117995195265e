package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/** Reads the results of CppUnit ({@code XmlOutputter}) and AUnit ({@code XML_Reporter}). */
public final class CppUnitReader implements ReportReader {
    private final StatedTests stated = new StatedTests();

    /** Whether a file has this format; MSTest's results begin with the same word. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("TestRun") && head.xml().hasChild("FailedTests", "SuccessfulTests", "Statistics");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("TestRun", "a CppUnit or AUnit report");
            TestOutcome outcome = TestOutcome.PASSED;
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "FailedTests" -> outcome = TestOutcome.FAILED;
                    case "SuccessfulTests" -> outcome = TestOutcome.PASSED;
                    // CppUnit itself has none, but some derived outputters do.
                    case "SkippedTests", "IgnoredTests" -> outcome = TestOutcome.SKIPPED;
                    case "Statistics" -> statistics(xml);
                    case "FailedTest", "Test" -> test(xml, outcome, sink);
                    default -> {}
                }
            }
        }
        stated.report(sink, "let the outputter write its tests too");
    }

    private void statistics(XmlCursor xml) throws IOException {
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Tests")) {
                stated.state(CountText.parse(xml.text()));
            }
        }
    }

    private void test(XmlCursor xml, TestOutcome outcome, CoverageSink sink) throws IOException {
        String name = "";
        // Only AUnit states durations.
        double seconds = xml.has("elapsed") ? xml.seconds("elapsed") : Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Name")) {
                name = xml.text();
            }
        }
        stated.list();
        sink.test(name, outcome, seconds);
    }
}
