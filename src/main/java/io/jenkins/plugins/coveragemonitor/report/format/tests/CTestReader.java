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
import java.util.Locale;
import java.util.Set;

/**
 * Reads CTest's {@code Test.xml}. A test that CTest could not run failed, as in CTest's own summary; only a test that
 * was disabled or skipped itself is skipped.
 */
public final class CTestReader implements ReportReader {
    /** CTest's reasons for a test that did not run on purpose, as opposed to one that could not. */
    private static final Set<String> NOT_WANTED = Set.of("disabled", "skipped", "");

    /** Whether a file has this format; CTest's other files have the same root. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("Site") && head.xml().hasChild("Testing");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("Site", "a CTest report");
            while (xml.nextStart()) {
                if (xml.name().equals("TestList")) {
                    xml.skip();
                } else if (xml.name().equals("Test")) {
                    test(xml, sink);
                }
            }
        }
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String status = xml.pooled("Status", "");
        String name = "";
        String completion = "";
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Name") && xml.depth() == level + 1) {
                name = xml.text();
            } else if (xml.name().equals("NamedMeasurement")) {
                switch (xml.pooled("name", "")) {
                    case "Execution Time" -> seconds = seconds(xml);
                    case "Completion Status" -> completion = value(xml);
                    default -> xml.skip();
                }
            }
        }
        TestOutcome outcome =
                switch (status) {
                    case "passed" -> TestOutcome.PASSED;
                    case "notrun" -> isWanted(completion) ? TestOutcome.FAILED : TestOutcome.SKIPPED;
                    default -> TestOutcome.FAILED;
                };
        sink.test(name, outcome, seconds);
    }

    private static boolean isWanted(String completion) {
        String word = completion.toLowerCase(Locale.ROOT);
        return !NOT_WANTED.contains(word) && !word.startsWith("skip");
    }

    private static double seconds(XmlCursor xml) throws IOException {
        String text = value(xml);
        double seconds = DurationText.parse(text);
        if (seconds >= 0 && seconds < Integer.MAX_VALUE || text.isEmpty()) {
            return seconds;
        }
        xml.problem("has the time " + NameText.shown(text) + ", which is none and is left out");
        return Double.NaN;
    }

    private static String value(XmlCursor xml) throws IOException {
        String text = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Value")) {
                text = xml.text();
            }
        }
        return text;
    }
}
