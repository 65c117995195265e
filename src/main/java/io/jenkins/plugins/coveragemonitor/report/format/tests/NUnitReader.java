package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads the test cases in the results of NUnit 2 ({@code test-results}) and NUnit 3 ({@code test-run}, "Test Result XML
 * Format"). Failures outside them are reported: an assembly that could not be loaded, the teardown of a suite.
 */
public final class NUnitReader implements ReportReader {
    private final StatedTests stated = new StatedTests();
    private boolean failed;
    private String site = "";
    private String reason = "";

    /** Whether a file has NUnit's format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("test-run") || head.xml().is("test-results");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            while (xml.nextStart()) {
                if (xml.depth() == 1
                        && !xml.name().equals("test-run")
                        && !xml.name().equals("test-results")) {
                    throw new UnreadableReportException("has the root element <" + NameText.shown(xml.name())
                            + ">, but NUnit results begin with <test-run> or <test-results>; "
                            + "give it under its own format");
                }
                switch (xml.name()) {
                    case "test-run" -> {
                        failed = xml.is("result", "Failed");
                        stated.state(xml.number("total", 0));
                    }
                    case "test-results" -> stated.state(xml.number("total", 0));
                    case "test-suite" -> site = xml.pooled("site", "");
                    case "failure" -> suiteFailure(xml, sink);
                    case "reason" -> reason = reason.isEmpty() ? message(xml) : reason;
                    case "test-case" -> testCase(xml, sink);
                    default -> {}
                }
            }
        }
        boolean listsNone = stated.report(sink, "let NUnit write its test cases too");
        if (stated.isEmpty() && failed && !listsNone) {
            sink.problem(
                    "the report",
                    "says that the run failed and lists no tests"
                            + (reason.isBlank() ? "" : " (" + NameText.shown(reason) + ")"));
        }
    }

    /** A failed setup fails the listed tests, a failed teardown none. */
    private void suiteFailure(XmlCursor xml, CoverageSink sink) throws IOException {
        String place = xml.place();
        String message = message(xml);
        if (site.equals("TearDown")) {
            sink.problem(place, "the teardown of a test suite failed (" + NameText.shown(message) + ")");
        }
    }

    private static String message(XmlCursor xml) throws IOException {
        String text = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("message")) {
                text = xml.message();
            }
        }
        return text;
    }

    private void testCase(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("fullname", xml.attribute("name", ""));
        double seconds = xml.seconds(xml.has("duration") ? "duration" : "time");
        String result = xml.attribute("result", beforeNUnit25(xml)).toLowerCase(Locale.ROOT);
        boolean failure = false;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            failure |= xml.isStart() && xml.depth() == level + 1 && xml.name().equals("failure");
        }
        TestOutcome outcome =
                switch (result) {
                    case "passed", "success", "warning" -> TestOutcome.PASSED;
                    case "failed", "failure", "error", "cancelled" -> TestOutcome.FAILED;
                    default -> failure ? TestOutcome.FAILED : TestOutcome.SKIPPED;
                };
        stated.list();
        sink.test(name, outcome, seconds);
    }

    /** Before 2.5 there was no result, only whether the test was executed and a success. */
    private static String beforeNUnit25(XmlCursor xml) throws IOException {
        if (!Boolean.parseBoolean(xml.attribute("executed", "true"))) {
            return "ignored";
        }
        String success = xml.attribute("success");
        return success == null ? "" : Boolean.parseBoolean(success) ? "success" : "failure";
    }
}
