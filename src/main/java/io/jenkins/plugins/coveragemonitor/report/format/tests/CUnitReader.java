package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the results of CUnit's automated interface ({@code CUnitAutomated-Results.xml}), which list each failed
 * assertion; those of one test are one failed test.
 */
public final class CUnitReader implements ReportReader {
    private final StatedTests stated = new StatedTests();
    private String suite = "";
    private @Nullable String failedTest;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("CUNIT_TEST_RUN_REPORT");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("CUNIT_TEST_RUN_REPORT", "a CUnit report");
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "SUITE_NAME" -> {
                        suite = xml.text();
                        failedTest = null;
                    }
                    case "CUNIT_RUN_TEST_SUCCESS" -> test(xml, TestOutcome.PASSED, sink);
                    case "CUNIT_RUN_TEST_FAILURE" -> test(xml, TestOutcome.FAILED, sink);
                    case "CUNIT_RUN_SUITE_FAILURE" -> suiteFailure(xml, sink);
                    case "CUNIT_RUN_SUMMARY_RECORD" -> summary(xml);
                    default -> {}
                }
            }
        }
        stated.report(sink, "let CUnit list its tests too");
    }

    /** The summary has one record each for suites, tests and assertions. */
    private void summary(XmlCursor xml) throws IOException {
        String type = "";
        long total = 0;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("TYPE")) {
                type = xml.text();
            } else if (xml.name().equals("TOTAL")) {
                total = CountText.parse(xml.text());
            }
        }
        if (type.strip().equalsIgnoreCase("Test Cases")) {
            stated.state(total);
        }
    }

    private void test(XmlCursor xml, TestOutcome outcome, CoverageSink sink) throws IOException {
        String name = child(xml, "TEST_NAME");
        boolean known = outcome == TestOutcome.FAILED && name.equals(failedTest);
        failedTest = outcome == TestOutcome.FAILED ? name : null;
        if (!known) {
            stated.list();
            sink.test(suite + "." + name, outcome, Double.NaN);
        }
    }

    /** A suite whose setup or cleanup failed is not a test, but is reported. */
    private void suiteFailure(XmlCursor xml, CoverageSink sink) throws IOException {
        String place = xml.place();
        String name = child(xml, "SUITE_NAME");
        sink.problem(
                place,
                "the suite " + NameText.shown(name) + " could not be set up or cleaned up; it counts as a failed test");
        stated.list();
        sink.test(name, TestOutcome.FAILED, Double.NaN);
    }

    private static String child(XmlCursor xml, String element) throws IOException {
        String text = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals(element)) {
                text = xml.text();
            }
        }
        return text;
    }
}
