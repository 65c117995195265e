package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the XML of doctest, the test framework for C++ ({@code --reporters=xml}). Whether a test case failed is what it
 * says itself; versions that do not say it are judged by their failed assertions.
 */
public final class DoctestReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("doctest");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        StatedTests stated = new StatedTests();
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("doctest", "a report of doctest");
            while (xml.nextStart()) {
                if (xml.name().equals("TestCase")) {
                    test(xml, stated, sink);
                } else if (xml.name().equals("OverallResultsTestCases")) {
                    stated.state(count(xml, "successes") + count(xml, "failures"));
                }
            }
        }
        stated.report(sink, "let doctest write its test cases too");
    }

    private static long count(XmlCursor xml, String attribute) throws IOException {
        return Math.max(0, CountText.parse(xml.pooled(attribute, "")));
    }

    /** Counts a test case; without a result it is only on the list of all. */
    private static void test(XmlCursor xml, StatedTests stated, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        TestOutcome outcome = xml.is("skipped", "true") ? TestOutcome.SKIPPED : null;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("OverallResultsAsserts")) {
                boolean failed = xml.has("test_case_success")
                        ? !xml.is("test_case_success", "true")
                        : count(xml, "failures") > 0 || outcome == TestOutcome.FAILED;
                outcome = failed ? TestOutcome.FAILED : TestOutcome.PASSED;
                seconds = xml.has("duration") ? xml.seconds("duration") : Double.NaN;
            } else if (xml.name().equals("Exception")) {
                outcome = TestOutcome.FAILED;
            }
        }
        if (outcome != null) {
            stated.list();
            sink.test(name, outcome, seconds);
        }
    }
}
