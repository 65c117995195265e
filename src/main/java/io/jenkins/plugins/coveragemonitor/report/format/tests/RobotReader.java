package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code output.xml} of Robot Framework. A test's own status counts, not that of its keywords; if the teardown of
 * a suite failed, all its tests failed, as in Robot's own log. Since version 7 a test states its duration, before that
 * when it began and ended.
 */
public final class RobotReader implements ReportReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss.SSS", Locale.ROOT);
    private static final double MILLIS = 1e-3;

    /** Events, which are passed on at the end, because a teardown follows the tests that it fails. */
    private sealed interface Event {}

    private record Begin(String suite) implements Event {}

    private record End() implements Event {}

    private record Test(String name, TestOutcome outcome, double seconds) implements Event {
        /** The test in a suite whose teardown failed; a skipped one stays skipped. */
        Test withFailedTeardown() {
            return outcome != TestOutcome.PASSED ? this : new Test(name, TestOutcome.FAILED, seconds);
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final Budget cost = new Budget(Limits.characters(), "names of suites and tests");
    private long tests;
    private long stated;

    /** The indexes of the events at which open suites begin, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /** Whether a file has this format; robot descriptions (URDF) have the same root. */
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
                        open.pop();
                        events.add(new End());
                    }
                    continue;
                }
                switch (xml.name()) {
                    case "suite" -> {
                        open.push(events.size());
                        add(new Begin(xml.attribute("name", "")));
                    }
                    case "test" -> test(xml);
                    case "kw" -> keyword(xml);
                    case "total" -> total(xml);
                    case "statistics" -> {}
                    // The statistics have elements of the same names.
                    default -> xml.skip();
                }
            }
            events.forEach(event -> pass(event, generated, sink));
            if (tests == 0 && stated > 0) {
                sink.problem(
                        "the report",
                        "states " + Plurals.count(stated, "test") + " but lists none, so none was counted; give the"
                                + " report in one file");
            }
        }
    }

    /** Reads the number of tests from the statistics; of several lines the greatest is that of all tests. */
    private void total(XmlCursor xml) throws IOException {
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("stat")) {
                long all = Math.max(0, xml.number("pass", 0))
                        + Math.max(0, xml.number("fail", 0))
                        + Math.max(0, xml.number("skip", 0));
                stated = Math.max(stated, all);
            }
        }
    }

    private void add(Begin suite) {
        cost.take(suite.suite().length() + Limits.FILE_COST);
        events.add(suite);
    }

    private static void pass(Event event, String generated, CoverageSink sink) {
        if (event instanceof Begin begin) {
            sink.suite(begin.suite(), generated);
        } else if (event instanceof Test test) {
            sink.test(test.name(), test.outcome(), test.seconds());
        } else {
            sink.endSuite();
        }
    }

    /** A keyword of a suite: its setup or teardown. */
    private void keyword(XmlCursor xml) throws IOException {
        boolean teardown = xml.pooled("type", "").equalsIgnoreCase("teardown");
        String status = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("status")) {
                status = xml.pooled("status", "");
            }
            xml.skip();
        }
        if (teardown && status.equals("FAIL") && !open.isEmpty()) {
            events.subList(open.peek(), events.size())
                    .replaceAll(event -> event instanceof Test test ? test.withFailedTeardown() : event);
        }
    }

    private void test(XmlCursor xml) throws IOException {
        String name = xml.attribute("name", "");
        TestOutcome outcome = null;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("status")) {
                outcome = outcome(xml.pooled("status", ""));
                seconds = seconds(xml);
            }
            xml.skip();
        }
        if (outcome == null) {
            xml.problem("has a test that does not say how it ended, which is left out");
        } else {
            cost.take(name.length() + Limits.FUNCTION_COST);
            tests++;
            events.add(new Test(name, outcome, seconds));
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
            // Some tools that write this format leave the times out or write N/A.
            return Double.NaN;
        }
    }
}
