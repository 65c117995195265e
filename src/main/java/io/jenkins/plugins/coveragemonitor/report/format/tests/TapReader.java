package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.DurationText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Test Anything Protocol, versions 12 to 14 (testanything.org). A test with subtests is represented by them
 * and not counted itself, unless it failed and none of them did. A TODO test is expected to fail.
 */
public final class TapReader implements ReportReader {
    private static final double MILLIS = 1e-3;
    private static final int LOOKED_AT = 200;

    /** Columns that a tab stands for: those by which subtests are indented. */
    private static final int TAB = 4;

    private static final String VERSION = "TAP version ";

    /** Lines of another program that may stand before the version. */
    private static final int NOISE = 10;

    private static final int DEEPEST = 64;

    /** The subtests between two lines of a level. */
    private static final class Level {
        private final int indent;
        private long points;
        private long failed;
        private long planned = -1;

        Level(int indent) {
            this.indent = indent;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    /** Set before anything is read. */
    @SuppressWarnings("NullAway.Init")
    private CoverageSink sink;

    private boolean begun;

    private @Nullable String pending;
    private TestOutcome outcome = TestOutcome.PASSED;
    private double seconds;

    /** Whether a file begins with the version, or has both a plan and a result. */
    public static boolean recognises(FilePrefix head) {
        List<String> lines = head.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(LOOKED_AT)
                .toList();
        if (lines.isEmpty()) {
            return false;
        }
        if (lines.get(0).startsWith(VERSION)) {
            return true;
        }
        if (lines.stream().limit(NOISE).anyMatch(line -> line.startsWith(VERSION))) {
            // A file of standard output may begin with lines of the program that ran the tests.
            return lines.stream().anyMatch(line -> isPoint(line) || isPlan(line));
        }
        if (lines.size() == 1
                && number(lines.get(0).substring(Math.min(3, lines.get(0).length())))
                        .equals("0")) {
            // All tests of a program were left out: it has only an empty plan.
            return isPlan(lines.get(0)) && !head.isCutOff();
        }
        boolean begins = isPlan(lines.get(0)) || isPoint(lines.get(0));
        return begins
                && lines.stream().anyMatch(TapReader::isPoint)
                && (head.isCutOff()
                        || lines.size() == LOOKED_AT
                        || lines.stream().anyMatch(TapReader::isPlan));
    }

    private static boolean isPoint(String line) {
        String rest = line.startsWith("not ") ? line.substring(4) : line;
        return rest.equals("ok") || rest.startsWith("ok ");
    }

    private static boolean isPlan(String line) {
        return line.startsWith("1..") && line.length() > 3 && Character.isDigit(line.charAt(3));
    }

    @Override
    public void read(InputStream in, CoverageSink target) throws IOException {
        sink = target;
        ByteLines lines = new ByteLines(in);
        levels.push(new Level(0));
        int detail = -1;
        while (lines.next()) {
            String text = lines.text(0);
            String line = text.strip();
            if (lines.isTooLong() || line.isEmpty()) {
                continue;
            }
            // YAML about the test before it, between --- and ..., indented at least as much.
            if (detail >= 0 && indent(text) < detail && (isPoint(line) || isPlan(line))) {
                detail = -1;
            }
            if (detail >= 0) {
                detail = line.equals("...") ? -1 : detail;
                detail(line, lines);
            } else if (line.equals("---") && indent(text) > 0) {
                detail = indent(text);
            } else if (line.startsWith(VERSION)) {
                begun = true;
            } else if (isPlan(line)) {
                begun = true;
                level(indent(text)).planned = CountText.parse(number(line.substring(3)));
            } else if (isPoint(line)) {
                begun = true;
                point(indent(text), line);
            } else if (line.startsWith("Bail out!")) {
                sink.problem(
                        lines.place(), "the tests gave up (" + NameText.shown(line) + "), so the rest did not run");
            }
        }
        if (!begun) {
            throw new UnreadableReportException(
                    "has neither a plan nor a result, so it is not TAP; check that the tests ran");
        }
        push();
        Level top = level(0);
        if (top.planned == 0 && top.points == 0) {
            sink.problem("the report", "plans no tests, so none was counted");
        }
        if (top.planned > top.points) {
            sink.problem(
                    "the report",
                    "plans " + Plurals.count(top.planned, "test") + " but lists " + top.points
                            + ", so some did not run");
        }
    }

    private static int indent(String line) {
        int columns = 0;
        for (int i = 0; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t'); i++) {
            columns += line.charAt(i) == ' ' ? 1 : TAB;
        }
        return columns;
    }

    /** The digits at the start of a text. */
    private static String number(String text) {
        int i = 0;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return text.substring(0, i);
    }

    /** The level of an indentation; deeper ones have ended. */
    private Level level(int indent) {
        while (levels.size() > 1 && levels.peek().indent > indent) {
            levels.pop();
        }
        if (levels.peek().indent < indent && levels.size() < DEEPEST) {
            push();
            levels.push(new Level(indent));
        }
        return levels.peek();
    }

    private void point(int indent, String line) {
        push();
        Level below = levels.peek().indent > indent ? lastBelow(indent) : null;
        Level own = level(indent);
        boolean failed = line.startsWith("not ");
        String rest = line.substring(line.indexOf("ok") + 2).strip();
        rest = rest.substring(number(rest).length()).strip();
        String directive = directive(rest);
        outcome = directive.startsWith("SKIP") || failed && directive.startsWith("TODO")
                ? TestOutcome.SKIPPED
                : failed ? TestOutcome.FAILED : TestOutcome.PASSED;
        own.points++;
        own.failed += outcome == TestOutcome.FAILED ? 1 : 0;
        boolean counted = below != null && below.points > 0 && (outcome != TestOutcome.FAILED || below.failed > 0);
        pending = counted ? null : rest.startsWith("- ") ? rest.substring(2) : rest;
        seconds = Double.NaN;
    }

    /** The level directly below an indentation, which ends here. */
    private @Nullable Level lastBelow(int indent) {
        Level below = null;
        while (levels.size() > 1 && levels.peek().indent > indent) {
            below = levels.pop();
        }
        return below;
    }

    /** The word SKIP or TODO after a {@code #} and what follows; empty if there is none. */
    private static String directive(String rest) {
        for (int hash = rest.indexOf('#'); hash >= 0; hash = rest.indexOf('#', hash + 1)) {
            String word = rest.substring(hash + 1, Math.min(rest.length(), hash + 20))
                    .strip()
                    .toUpperCase(Locale.ROOT);
            if (!isEscaped(rest, hash) && (word.startsWith("SKIP") || word.startsWith("TODO"))) {
                return word;
            }
        }
        return "";
    }

    /** Whether an odd number of backslashes precedes a character, which makes it part of the description. */
    private static boolean isEscaped(String text, int at) {
        int first = at;
        while (first > 0 && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (at - first) % 2 != 0;
    }

    private void detail(String line, ByteLines lines) {
        if (pending == null || !line.startsWith("duration_ms:") || !Double.isNaN(seconds)) {
            return;
        }
        String text = line.substring(line.indexOf(':') + 1).strip();
        double millis = DurationText.parse(text);
        if (millis >= 0 && millis < Integer.MAX_VALUE) {
            seconds = millis * MILLIS;
        } else {
            sink.problem(lines.place(), "has the duration " + NameText.shown(text) + ", which is none and is left out");
        }
    }

    private void push() {
        if (pending != null) {
            sink.test(pending, outcome, seconds);
            pending = null;
        }
    }
}
