package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code output.xml} of Robot Framework. A test's own status counts, not that of its keywords. Since version
 * 7 it states how long it took; before, when it began and ended.
 */
public final class RobotReader implements ReportReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss.SSS", Locale.ROOT);
    private static final double MILLIS = 1e-3;

    /** Whether a file begins like it; the description of a machine (URDF) has the same root. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("robot")
                && (head.xml().hasAttribute("generator", "generated")
                        || head.xml().hasChild("suite"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("robot", "a Robot Framework report");
            String generated = xml.attribute("generated", "");
            while (xml.next()) {
                if (!xml.isStart()) {
                    if (xml.name().equals("suite")) {
                        sink.endSuite();
                    }
                    continue;
                }
                switch (xml.name()) {
                    case "suite" -> sink.suite(xml.attribute("name", ""), generated);
                    case "test" -> test(xml, sink);
                    // The statistics have elements of the same names.
                    default -> xml.skip();
                }
            }
        }
    }

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        TestOutcome outcome = null;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart()) {
                continue;
            }
            if (xml.name().equals("status")) {
                outcome = outcome(xml.pooled("status", ""));
                seconds = seconds(xml);
            }
            xml.skip();
        }
        if (outcome == null) {
            xml.problem("has a test that does not say how it ended, which is left out");
        } else {
            sink.test(name, outcome, seconds);
        }
    }

    private static @Nullable TestOutcome outcome(String status) {
        return switch (status) {
            case "PASS" -> TestOutcome.PASSED;
            case "FAIL" -> TestOutcome.FAILED;
            case "SKIP", "NOT RUN", "NOT_RUN" -> TestOutcome.SKIPPED;
            default -> null;
        };
    }

    private static double seconds(XmlCursor xml) throws UnreadableReportException {
        if (xml.has("elapsed")) {
            return xml.seconds("elapsed");
        }
        try {
            LocalDateTime start = LocalDateTime.parse(xml.attribute("starttime", ""), TIME);
            return start.until(LocalDateTime.parse(xml.attribute("endtime", ""), TIME), ChronoUnit.MILLIS) * MILLIS;
        } catch (DateTimeParseException e) {
            // Tools that write this format leave the times out or write N/A.
            return Double.NaN;
        }
    }
}
