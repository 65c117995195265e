package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads TestNG's own results ({@code testng-results.xml}). Configuration methods are not tests, but are reported if
 * they failed.
 */
public final class TestNgReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    private final StatedTests stated = new StatedTests();

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("testng-results");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("testng-results", "a TestNG report");
            stated.state(xml.number("total", 0));
            String type = "";
            while (xml.nextStart()) {
                if (xml.name().equals("class")) {
                    type = xml.message("name");
                } else if (xml.name().equals("test-method")) {
                    method(xml, type, sink);
                }
            }
        }
        stated.report(sink, "let TestNG write its test methods too");
    }

    private void method(XmlCursor xml, String type, CoverageSink sink) throws IOException {
        boolean configuration = xml.pooled("is-config", "").equalsIgnoreCase("true");
        String name = xml.attribute("name", "");
        double seconds = xml.has("duration-ms") ? xml.seconds("duration-ms") * MILLIS : Double.NaN;
        TestOutcome outcome =
                switch (xml.pooled("status", "")) {
                    // Of the latter, enough runs passed.
                    case "PASS", "SUCCESS_PERCENTAGE_FAILURE" -> TestOutcome.PASSED;
                    case "FAIL" -> TestOutcome.FAILED;
                    default -> TestOutcome.SKIPPED;
                };
        if (!configuration) {
            stated.list();
            sink.test(name, outcome, seconds);
            xml.skip();
        } else if (outcome == TestOutcome.FAILED) {
            configurationFailed(type + "." + name, xml, sink);
        } else {
            xml.skip();
        }
    }

    private static void configurationFailed(String name, XmlCursor xml, CoverageSink sink) throws IOException {
        String place = xml.place();
        String message = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("message")) {
                message = xml.message();
            }
        }
        sink.problem(
                place,
                NameText.shown(name) + ", which sets tests up or tears them down, failed"
                        + (message.isBlank() ? "" : " (" + NameText.shown(message) + ")"));
    }
}
