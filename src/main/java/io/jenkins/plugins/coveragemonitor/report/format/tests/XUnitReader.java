package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads the results of xUnit.net ("v2+ XML Format", and version 1 with classes instead of collections). Failures
 * outside the tests, such as that of disposing a fixture, are reported.
 */
public final class XUnitReader implements ReportReader {
    private final StatedTests stated = new StatedTests();
    private long total;

    /** Whether a file has xUnit.net's format; a Maven assembly descriptor has the same root. */
    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        boolean assembly = xml.is("assembly") && (xml.hasAttribute("run-date", "test-framework", "total"));
        boolean assemblies = xml.is("assemblies") && (xml.children().isEmpty() || xml.hasChild("assembly"));
        return assembly || assemblies;
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            while (xml.nextStart()) {
                if (xml.depth() == 1
                        && !xml.name().equals("assembly")
                        && !xml.name().equals("assemblies")) {
                    throw new UnreadableReportException("has the root element <" + NameText.shown(xml.name())
                            + ">, but xUnit.net results begin with <assemblies>; give it under its own format");
                }
                if (xml.name().equals("assembly")) {
                    total += Math.max(0, xml.number("total", 0));
                } else if (xml.name().equals("test")) {
                    stated.list();
                    test(xml, sink);
                } else if (xml.name().equals("error")) {
                    error(xml, sink);
                }
            }
        }
        stated.state(total);
        stated.report(sink, "let the runner write its tests too");
    }

    private static void error(XmlCursor xml, CoverageSink sink) throws IOException {
        String place = xml.place();
        String type = xml.attribute("type", "");
        String message = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("message")) {
                message = xml.message();
            }
        }
        String what = type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
        sink.problem(
                place,
                "something failed outside of the tests" + (what.isBlank() ? "" : " (" + NameText.shown(what) + ")")
                        + ", so some of them may not have run");
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        double seconds = xml.seconds("time");
        String result = xml.attribute("result", "").toLowerCase(Locale.ROOT);
        boolean failure = false;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            failure |= xml.isStart() && xml.depth() == level + 1 && xml.name().equals("failure");
        }
        TestOutcome outcome =
                switch (result) {
                    case "pass" -> TestOutcome.PASSED;
                    case "fail" -> TestOutcome.FAILED;
                    default -> failure ? TestOutcome.FAILED : TestOutcome.SKIPPED;
                };
        sink.test(name, outcome, seconds);
    }
}
