package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.DurationText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the XML log of GLib's {@code gtester} ({@code -o log.xml}). A test without a status ended its program, and
 * failed.
 */
public final class GTesterReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("gtester");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("gtester", "a report of gtester");
            while (xml.nextStart()) {
                if (xml.name().equals("testcase")) {
                    test(xml, sink);
                }
            }
        }
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("path", "");
        TestOutcome outcome = xml.is("skipped", "1") ? TestOutcome.SKIPPED : TestOutcome.FAILED;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("status")) {
                outcome = switch (xml.pooled("result", "")) {
                    case "success" -> TestOutcome.PASSED;
                    case "skipped", "incomplete" -> TestOutcome.SKIPPED;
                    default -> TestOutcome.FAILED;
                };
            } else if (xml.name().equals("duration")) {
                seconds = seconds(xml);
            }
        }
        sink.test(name, outcome, seconds);
    }

    private static double seconds(XmlCursor xml) throws IOException {
        String text = xml.text();
        double seconds = DurationText.parse(text);
        if (seconds >= 0 && seconds < Integer.MAX_VALUE || text.isEmpty()) {
            return seconds;
        }
        xml.problem("has the duration " + NameText.shown(text) + ", which is none and is left out");
        return Double.NaN;
    }
}
