package io.jenkins.plugins.coveragemonitor.report.format.tests;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of {@code go test -json}, one event a line. Other lines come from the compiler (before Go 1.24, or
 * if errors go to the same file); they are only searched for why a package could not be built.
 */
public final class GoTestReader implements ReportReader {
    private static final Set<String> ACTIONS = Set.of(
            "start", "run", "pause", "cont", "pass", "bench", "fail", "output", "skip", "build-output", "build-fail");

    /** How many lines are searched for the first event. */
    private static final int LOOKED_AT = 50;

    private final Map<String, GoTestPackage> packages = new LinkedHashMap<>();
    /** The compiler's first error, by import path. */
    private final Map<String, String> errors = new HashMap<>();

    /** What could not be built and no package has named so far. */
    private final Set<String> unbuilt = new LinkedHashSet<>();

    private final Budget kept = new Budget(Limits.characters(), "names of running tests");
    /** Set before anything is read. */
    @SuppressWarnings("NullAway.Init")
    private CoverageSink sink;

    private boolean any;
    private String compiled = "";

    /** Whether one of the first lines is an event of {@code go test}. */
    public static boolean recognises(FilePrefix head) {
        return head.text()
                .lines()
                .limit(LOOKED_AT)
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .filter(GoTestReader::isEvent)
                .isPresent();
    }

    private static boolean isEvent(String line) {
        try {
            GoTestEvent event = GoTestEvent.of(line);
            return event != null && ACTIONS.contains(event.action());
        } catch (IOException none) {
            return false;
        }
    }

    @Override
    public void read(InputStream in, CoverageSink target) throws IOException {
        sink = target;
        ByteLines lines = new ByteLines(in);
        while (lines.next()) {
            // Only output of a test is so long.
            if (lines.isTooLong()) {
                continue;
            }
            if (!lines.startsWith("{")) {
                compiled(lines.text(0));
                continue;
            }
            GoTestEvent event = GoTestEvent.of(lines.text(0));
            if (event == null || !ACTIONS.contains(event.action())) {
                sink.problem(lines.place(), "is not a complete event of go test and is left out");
            } else if (!event.isOfBenchmark() || event.action().equals("fail")) {
                any = true;
                event(event, lines);
            }
        }
        if (!any) {
            throw new UnreadableReportException(
                    "has no event of go test; write it by go test -json, and check that go could start");
        }
        packages.values().forEach(GoTestPackage::breakOff);
        unbuilt.forEach(path ->
                sink.problem(NameText.shown(path), "could not be built" + inBrackets(errors.getOrDefault(path, ""))));
    }

    static String inBrackets(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    /** A line of the compiler: the import path after a {@code #}, then errors, of which the first says most. */
    private void compiled(String line) {
        if (line.startsWith("# ")) {
            int end = line.indexOf(" [");
            compiled = line.substring(2, end < 0 ? line.length() : end).strip();
        } else if (!compiled.isEmpty()) {
            error(compiled, line);
        }
    }

    private void error(String path, String line) {
        if (!line.isBlank() && !line.startsWith("#") && !errors.containsKey(path)) {
            kept.take(path.length() + 2L * Limits.FILE_COST);
            errors.put(path, NameText.shown(line.strip()));
        }
    }

    private void event(GoTestEvent event, ByteLines lines) {
        switch (event.action()) {
            case "build-output" -> error(event.where(), event.output());
            case "build-fail" -> {
                kept.take(event.where().length() + Limits.FILE_COST);
                unbuilt.add(event.where());
            }
            case "output" -> of(event).printed(event.output());
            case "run" -> of(event).begin(event.test());
            case "pass" -> end(event, TestOutcome.PASSED, lines);
            case "fail" -> end(event, TestOutcome.FAILED, lines);
            case "skip" -> end(event, TestOutcome.SKIPPED, lines);
            default -> of(event);
        }
    }

    private GoTestPackage of(GoTestEvent event) {
        return packages.computeIfAbsent(event.where(), name -> new GoTestPackage(name, kept, sink));
    }

    private void end(GoTestEvent event, TestOutcome outcome, ByteLines lines) {
        GoTestPackage in = of(event);
        if (!event.test().isEmpty()) {
            in.end(event.test(), outcome, seconds(event.elapsed(), lines));
            return;
        }
        packages.remove(event.where());
        String built = event.failedBuild();
        unbuilt.remove(built);
        in.end(outcome, !built.isEmpty(), errors.getOrDefault(built.isEmpty() ? event.where() : built, ""));
    }

    private double seconds(@Nullable String elapsed, ByteLines lines) {
        if (elapsed == null) {
            return Double.NaN;
        }
        double seconds = DurationText.parse(elapsed);
        if (seconds >= 0 && seconds < Integer.MAX_VALUE) {
            return seconds;
        }
        sink.problem(lines.place(), "has the duration " + NameText.shown(elapsed) + ", which is none and is left out");
        return Double.NaN;
    }
}
