package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the XML of Boost.Test: its log ({@code TestLog}), in which a test case with an error failed, and its detailed
 * report ({@code TestResult}), which says how each test case ended.
 */
public final class BoostTestReader implements ReportReader {
    private static final double MICROS = 1e-6;

    private long cases;
    private long loose;
    private long stated;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return (head.xml().is("TestLog") || head.xml().is("TestResult"))
                && (head.xml().hasChild("TestSuite", "Error", "FatalError", "Exception")
                        || head.xml().children().isEmpty() && head.xml().error().isEmpty());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root(List.of("TestLog", "TestResult"), "a Boost.Test report");
            while (xml.next()) {
                boolean suite = xml.name().equals("TestSuite");
                if (!xml.isStart()) {
                    if (suite) {
                        sink.endSuite();
                    }
                } else if (suite) {
                    sink.suite(xml.attribute("name", ""), "");
                    stated = Math.max(stated, stated(xml));
                } else if (xml.name().equals("TestCase")) {
                    testCase(xml, sink);
                } else if (isError(xml.name())) {
                    loose++;
                    xml.skip();
                }
            }
        }
        if (cases == 0 && stated > 0) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(stated, "test") + " but lists none, so none was counted; run the tests"
                            + " with --report_level=detailed");
        }
        if (loose > 0) {
            String what = "has " + Plurals.count(loose, "error") + " outside of its test cases";
            sink.problem(
                    "the report",
                    cases == 0
                            ? what
                                    + " and lists no test, so none was counted; run the tests with --log_level=test_suite"
                            : what);
        }
    }

    /** The number of tests that a suite of a report states, including nested suites; the log states none. */
    private static long stated(XmlCursor xml) {
        return Math.max(0, xml.number("test_cases_passed", 0))
                + Math.max(0, xml.number("test_cases_failed", 0))
                + Math.max(0, xml.number("test_cases_skipped", 0));
    }

    private static boolean isError(String element) {
        return element.equals("Error") || element.equals("FatalError") || element.equals("Exception");
    }

    private void testCase(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        String result = xml.pooled("result", "");
        boolean skipped = result.equals("skipped") || xml.pooled("skipped", "").equals("yes");
        // Besides failed there are aborted and timed-out; the log has no result.
        boolean failed = !result.isEmpty() && !result.equals("passed") && !skipped;
        double seconds = Double.NaN;
        boolean holdsCases = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("TestCase")) {
                holdsCases = true;
                testCase(xml, sink);
            } else if (xml.name().equals("TestingTime")) {
                seconds = micros(xml);
            } else {
                failed |= isError(xml.name());
            }
        }
        if (holdsCases && !failed) {
            // Some tools that write this format use a case as a suite.
            return;
        }
        cases++;
        TestOutcome outcome = failed ? TestOutcome.FAILED : skipped ? TestOutcome.SKIPPED : TestOutcome.PASSED;
        sink.test(name, outcome, seconds);
    }

    private static double micros(XmlCursor xml) throws IOException {
        String text = xml.text();
        long micros = CountText.parse(text);
        if (micros == CountText.UNUSABLE || micros == CountText.HUGE) {
            xml.problem(
                    "has the time " + NameText.shown(text) + ", which is not a number of microseconds and is left out");
            return Double.NaN;
        }
        return micros * MICROS;
    }
}
