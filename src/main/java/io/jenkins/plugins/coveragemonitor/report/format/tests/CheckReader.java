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

/** Reads the XML log of Check, the test framework for C ({@code CK_XML_LOG_FILE_NAME}). */
public final class CheckReader implements ReportReader {
    /** Check's value for an unknown time; the decimal point is that of the machine's locale. */
    private static final String NO_TIME = "-1.000000";

    /** Whether a file has this format; JUnit XML has the same root, but other suites. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("testsuites") && head.xml().hasChild("suite", "datetime");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("testsuites", "a report of Check");
            while (xml.nextStart()) {
                if (xml.name().equals("test")) {
                    test(xml, sink);
                }
            }
        }
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        TestOutcome outcome = xml.pooled("result", "").equals("success") ? TestOutcome.PASSED : TestOutcome.FAILED;
        String name = "";
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("id")) {
                name = xml.text();
            } else if (xml.name().equals("duration")) {
                seconds = seconds(xml);
            }
        }
        sink.test(name, outcome, seconds);
    }

    private static double seconds(XmlCursor xml) throws IOException {
        String text = xml.text();
        double seconds = DurationText.parse(text);
        if (seconds >= 0 && seconds < Integer.MAX_VALUE) {
            return seconds;
        }
        if (text.isEmpty() || text.replace(',', '.').equals(NO_TIME)) {
            return Double.NaN;
        }
        xml.problem("has the duration " + NameText.shown(text) + ", which is none and is left out");
        return Double.NaN;
    }
}
