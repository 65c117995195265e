package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what V8 writes where {@code NODE_V8_COVERAGE} is set: ranges of characters, which only the scripts' sources turn into
 * lines (Chrome DevTools Protocol, {@code Profiler.ScriptCoverage}). Scripts of Node itself and of installed packages are
 * passed over.
 */
public final class V8Reader implements ReportReader {
    /** What the measuring itself adds to a process: no code of the program. */
    private static final String INJECTED = "/coverage-spy.cjs";

    private final @Nullable ScriptSources sources;
    private long rangesLeft = Limits.RANGES;
    private long linesLeft = Limits.RANGE_LINES;
    private final TreeSet<String> unknown = new TreeSet<>();
    private boolean any;

    /**
     * A reader that knows where the scripts' sources are.
     *
     * @param sources {@code null} if they are not known, so that every report is refused with a sentence that asks for them
     */
    public V8Reader(@Nullable ScriptSources sources) {
        this.sources = sources;
    }

    /** Whether a file begins like V8's coverage. */
    public static boolean recognises(FilePrefix head) {
        Object result = head.json().object().get("result");
        List<Object> scripts = JsonPrefix.array(result);
        Map<String, Object> first = scripts.isEmpty() ? Map.of() : JsonPrefix.object(scripts.get(0));
        return first.containsKey("scriptId") && first.containsKey("url");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        if (sources == null) {
            throw new UnreadableReportException(
                    "holds V8's ranges of characters, which have no lines without the scripts; read it in the workspace"
                            + " that has them");
        }
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(name -> {
                if (name.equals("result")) {
                    any = true;
                    json.elements(() -> script(json, sink));
                } else {
                    json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException("has no \"result\", so nothing was measured; run the program again");
        }
        if (!unknown.isEmpty()) {
            sink.problem(
                    unknown.first(),
                    (unknown.size() == 1
                                    ? "is not in the workspace, so it is"
                                    : "and " + Plurals.count(unknown.size() - 1, "more script")
                                            + " are not in the workspace, so they are")
                            + " left out");
        }
    }

    private void script(JsonCursor json, CoverageSink sink) throws IOException {
        String[] url = {""};
        List<ScriptLines.Range> ranges = new ArrayList<>();
        List<Function> functions = new ArrayList<>();
        json.fields(name -> {
            switch (name) {
                case "url" -> url[0] = Objects.requireNonNullElse(json.text(), "");
                case "functions" -> json.elements(() -> function(json, ranges, functions));
                default -> json.skip();
            }
        });
        if (!url[0].startsWith("file://") || url[0].contains("/node_modules/") || url[0].endsWith(INJECTED)) {
            return;
        }
        Optional<ScriptSources.Script> script = sources.find(url[0]);
        if (script.isEmpty()) {
            unknown.add(url[0]);
            return;
        }
        push(script.get(), ranges, functions, sink);
    }

    private record Function(String name, int from, int to, long count) {}

    private void function(JsonCursor json, List<ScriptLines.Range> ranges, List<Function> functions)
            throws IOException {
        String[] name = {""};
        boolean[] blocks = {false};
        List<int[]> places = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        json.fields(field -> {
            switch (field) {
                case "functionName" -> name[0] = Objects.requireNonNullElse(json.text(), "");
                case "isBlockCoverage" -> {
                    blocks[0] = json.isTrue();
                    json.skip();
                }
                case "ranges" -> json.elements(() -> range(json, places, counts));
                default -> json.skip();
            }
        });
        for (int i = 0; i < places.size(); i++) {
            ranges.add(new ScriptLines.Range(places.get(i)[0], places.get(i)[1], counts.get(i), blocks[0]));
        }
        if (!places.isEmpty()) {
            functions.add(new Function(name[0], places.get(0)[0], places.get(0)[1], counts.get(0)));
        }
    }

    private void range(JsonCursor json, List<int[]> places, List<Long> counts) throws IOException {
        long[] read = {0, 0, 0};
        json.fields(field -> {
            switch (field) {
                case "startOffset" -> read[0] = json.count();
                case "endOffset" -> read[1] = json.count();
                case "count" -> read[2] = json.count();
                default -> json.skip();
            }
        });
        if (--rangesLeft < 0) {
            throw new ReportTooLargeException(
                    "has more than " + Limits.RANGES + " ranges, as no program has; measure a smaller part");
        }
        if (read[0] < 0 || read[1] < 0 || read[2] < 0) {
            // A number that is none was told when it was read.
            return;
        }
        if (read[1] < read[0] || read[1] > Integer.MAX_VALUE) {
            json.problem("has a range that ends before it begins, which is left out");
            return;
        }
        places.add(new int[] {(int) read[0], (int) read[1]});
        counts.add(read[2]);
    }

    private void push(
            ScriptSources.Script script, List<ScriptLines.Range> ranges, List<Function> functions, CoverageSink sink) {
        ScriptLines lines = new ScriptLines(script.text());
        String path = script.path();
        // The script itself is the first of its functions, which has no name.
        boolean isWhole = !functions.isEmpty()
                && functions.get(0).name().isEmpty()
                && functions.get(0).from() == 0;
        boolean differs = isWhole && functions.get(0).to() != lines.length()
                || ranges.stream().anyMatch(range -> range.to() > lines.length());
        if (differs) {
            sink.problem(
                    path, "is not the script that ran: its length differs, so it is left out; measure what is built");
            return;
        }
        ranges.sort(Comparator.comparingInt(ScriptLines.Range::from)
                .thenComparing(ScriptLines.Range::to, Comparator.reverseOrder()));
        sink.expectRepeats();
        sink.file(path);
        linesLeft -= lines.push(ranges, sink);
        if (linesLeft < 0) {
            throw new ReportTooLargeException("has ranges that fill more than "
                    + Plurals.count(Limits.RANGE_LINES, "line") + "; measure a smaller part");
        }
        for (Function function : functions) {
            if (!function.name().isEmpty()) {
                sink.function(function.name(), lines.line(function.from()), function.count());
            }
        }
    }
}
