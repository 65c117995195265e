package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.DurationText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of {@code dart test --reporter json} and {@code flutter test --machine}, one a line. Tests that still
 * run when the report ends have failed. Other lines are Flutter's own.
 */
public final class DartTestReader implements ReportReader {
    /** How many lines are searched for the first event. */
    private static final int LOOKED_AT = 50;

    private static final double MILLIS = 1e-3;

    private record Running(String name, double since) {}

    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Budget kept = new Budget(Limits.characters(), "names of running tests");
    private boolean any;
    private boolean ended;

    /** Whether one of the first lines begins a run. */
    public static boolean recognises(FilePrefix head) {
        return head.text()
                .lines()
                .limit(LOOKED_AT)
                .filter(line -> line.startsWith("{"))
                .anyMatch(DartTestReader::begins);
    }

    private static boolean begins(String line) {
        return line.contains("\"protocolVersion\"") && line.contains("\"start\"");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        while (lines.next()) {
            // Only what a test prints is so long.
            if (lines.isTooLong() || !lines.startsWith("{")) {
                continue;
            }
            DartTestEvent event = DartTestEvent.of(lines.text(0));
            if (event == null) {
                sink.problem(lines.place(), "is not a complete event of dart test and is left out");
            } else {
                event(event, lines, sink);
            }
        }
        if (!any) {
            throw new UnreadableReportException(
                    "has no event of dart test; write it by dart test --reporter json, and check that dart could start");
        }
        end(sink);
    }

    private void event(DartTestEvent event, ByteLines lines, CoverageSink sink) {
        switch (event.type()) {
            case "start" -> any = true;
            case "testStart" -> {
                kept.take(event.name().length() + Limits.FILE_COST);
                running.put(event.test(), new Running(event.name(), millis(event.time(), lines, sink)));
            }
            case "testDone" -> {
                double now = millis(event.time(), lines, sink);
                Running test = running.remove(event.test());
                kept.giveBack(test == null ? 0 : test.name.length() + Limits.FILE_COST);
                if (!event.hidden()) {
                    String name = test == null ? "" : test.name;
                    sink.test(name, outcome(event), test == null ? Double.NaN : (now - test.since) * MILLIS);
                }
            }
            case "done" -> ended = event.success() != null;
            default -> {}
        }
    }

    private static TestOutcome outcome(DartTestEvent event) {
        if (!event.result().equals("success")) {
            return TestOutcome.FAILED;
        }
        return event.skipped() ? TestOutcome.SKIPPED : TestOutcome.PASSED;
    }

    private void end(CoverageSink sink) {
        if (ended) {
            return;
        }
        running.values().forEach(test -> sink.test(test.name, TestOutcome.FAILED, Double.NaN));
        sink.problem(
                "the report",
                "does not say that the run ended"
                        + (running.isEmpty()
                                ? ", so some tests may not have run"
                                : "; " + Plurals.count(running.size(), "test") + " that still ran failed"));
    }

    private static double millis(@Nullable String time, ByteLines lines, CoverageSink sink) {
        if (time == null) {
            return Double.NaN;
        }
        double millis = DurationText.parse(time);
        if (millis >= 0 && millis < Long.MAX_VALUE / 1e6) {
            return millis;
        }
        sink.problem(lines.place(), "has the time " + NameText.shown(time) + ", which is none and is left out");
        return Double.NaN;
    }
}
