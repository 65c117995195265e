package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what V8 writes to {@code NODE_V8_COVERAGE}: ranges of characters, which become lines only with the scripts'
 * sources (Chrome DevTools Protocol, {@code Profiler.ScriptCoverage}). Scripts of Node itself and of installed packages
 * are skipped. A generated script counts as its original sources, by its source map: beside it, in it, or as Node kept
 * it ({@code source-map-cache}; Node.js documentation, "NODE_V8_COVERAGE=dir").
 */
public final class V8Reader implements ReportReader {
    /** What the measurement itself adds to a process: not code of the program. */
    private static final String INJECTED = "/coverage-spy.cjs";

    private final @Nullable ScriptSources sources;
    private long rangesLeft = Limits.RANGES;
    private long linesLeft = Limits.RANGE_LINES;
    private final TreeSet<String> unknown = new TreeSet<>();
    private final List<RanScript> waiting = new ArrayList<>();
    private final Map<String, KeptMap> kept = new HashMap<>();
    private boolean any;

    /**
     * The source map that Node kept of a script.
     *
     * @param url its address in the script; {@code data:} if the script contains it
     * @param map the map, {@code null} if Node did not find it
     */
    private record KeptMap(String url, SourceMap map, LineStarts starts) {}

    /**
     * A reader that knows the scripts' sources.
     *
     * @param sources {@code null} if unknown; then every report is refused with a sentence that says they are needed
     */
    public V8Reader(@Nullable ScriptSources sources) {
        this.sources = sources;
    }

    /** The sources, without which nothing is read. */
    private ScriptSources known() {
        return Objects.requireNonNull(sources);
    }

    /** Whether a file has this format. */
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
        try (JsonCursor json = JsonCursor.withLongTexts(in, sink)) {
            json.document(name -> {
                if (name.equals("result")) {
                    any = true;
                    json.elements(() -> script(json, sink));
                } else if (name.equals("source-map-cache")) {
                    json.fields(url -> kept(url, json));
                } else {
                    json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException("has no \"result\", so nothing was measured; run the program again");
        }
        for (RanScript script : waiting) {
            withKeptMap(script, sink);
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
        List<RanFunction> functions = new ArrayList<>();
        json.fields(name -> {
            switch (name) {
                case "url" -> url[0] = Objects.requireNonNullElse(json.text(), "");
                case "functions" -> json.elements(() -> function(json, ranges, functions));
                default -> json.skip();
            }
        });
        if (isOfProgram(url[0])) {
            add(new RanScript(url[0], ranges, functions), sink);
        }
    }

    private static boolean isOfProgram(String url) {
        return url.startsWith("file://") && !url.contains("/node_modules/") && !url.endsWith(INJECTED);
    }

    /** Pushes a script, unless it has to wait for the maps that Node kept, which come last. */
    private void add(RanScript ran, CoverageSink sink) throws IOException {
        Optional<ScriptSources.Script> script = known().find(ran.url());
        if (script.isEmpty() || ran.differs(script.get().text().length())) {
            waiting.add(ran);
            return;
        }
        Optional<SourceMapReference> reference =
                SourceMapReference.in(script.get().text());
        if (reference.isEmpty()) {
            push(script.get(), ran, sink);
            return;
        }
        Optional<SourceMap> map = map(script.get(), reference.get(), sink);
        if (map.isPresent()) {
            push(
                    ran,
                    map.get(),
                    LineStarts.of(script.get().text()),
                    folder(script.get().path(), reference.get().url()),
                    sink);
        } else {
            waiting.add(ran);
        }
    }

    /** The map in a script or beside it; empty if it does not exist or cannot be read, which is reported later. */
    private Optional<SourceMap> map(ScriptSources.Script script, SourceMapReference reference, CoverageSink sink)
            throws IOException {
        Optional<byte[]> bytes = reference.isInline()
                ? reference.inline()
                : known().read(SourcePath.of(SourcePath.folder(script.path()), "", reference.url()));
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try (JsonCursor json = JsonCursor.withLongTexts(new ByteArrayInputStream(bytes.get()), sink)) {
            return Optional.of(SourceMap.document(json));
        } catch (UnreadableReportException damaged) {
            sink.problem(script.path(), "has a source map that cannot be used: it " + damaged.getMessage());
            return Optional.empty();
        }
    }

    /** The base of the sources of a map. */
    private static String folder(String script, String map) {
        String folder = SourcePath.folder(script);
        return map.startsWith("data:") ? folder : SourcePath.folder(SourcePath.of(folder, "", map));
    }

    private void kept(String script, JsonCursor json) throws IOException {
        if (!isOfProgram(script)) {
            json.skip();
            return;
        }
        String[] url = {""};
        SourceMap[] map = {null};
        IntList lengths = new IntList();
        json.fields(name -> {
            switch (name) {
                case "url" -> {
                    String text = Objects.requireNonNullElse(json.text(), "");
                    url[0] = text.startsWith("data:") ? "data:" : text;
                }
                case "lineLengths" ->
                    json.elements(() -> lengths.add((int) Math.max(0, Math.min(json.count(), Integer.MAX_VALUE))));
                case "data" -> map[0] = json.isObject() ? SourceMap.read(json) : null;
                default -> json.skip();
            }
        });
        kept.put(script, new KeptMap(url[0], map[0], LineStarts.ofLengths(lengths)));
    }

    /** Pushes a script that is not here in the form in which it ran, or whose map is not here. */
    private void withKeptMap(RanScript ran, CoverageSink sink) throws IOException {
        Optional<ScriptSources.Script> script = known().find(ran.url());
        KeptMap map = kept.get(ran.url());
        if (map != null && map.map() != null) {
            String path = script.map(ScriptSources.Script::path)
                    .orElseGet(() -> ran.url().substring("file://".length()));
            push(ran, map.map(), map.starts(), folder(path, map.url()), sink);
        } else if (script.isEmpty()) {
            unknown.add(ran.url());
        } else if (ran.differs(script.get().text().length())) {
            sink.problem(
                    script.get().path(),
                    "is not the script that ran: its length differs, so it is left out; measure what is built");
        } else {
            String what = SourceMapReference.in(script.get().text())
                    .map(SourceMapReference::text)
                    .orElse("its source map");
            sink.problem(
                    script.get().path(),
                    "was made of other sources, and " + what
                            + " is not there, so the lines are those of the script that ran");
            push(script.get(), ran, sink);
        }
    }

    private void push(RanScript ran, SourceMap map, LineStarts starts, String folder, CoverageSink sink)
            throws ReportTooLargeException {
        MappedLines lines = new MappedLines(map, starts);
        lines.count(ran.ranges());
        sink.expectRepeats();
        took(lines.push(folder, ran.functions(), sink));
    }

    private void took(long lines) throws ReportTooLargeException {
        linesLeft -= lines;
        if (linesLeft < 0) {
            throw new ReportTooLargeException("has ranges that fill more than "
                    + Plurals.count(Limits.RANGE_LINES, "line") + "; measure a smaller part");
        }
    }

    private void function(JsonCursor json, List<ScriptLines.Range> ranges, List<RanFunction> functions)
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
            functions.add(new RanFunction(name[0], places.get(0)[0], places.get(0)[1], counts.get(0)));
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
            // A value that is not a number was reported when it was read.
            return;
        }
        if (read[1] < read[0] || read[1] > Integer.MAX_VALUE) {
            json.problem("has a range that ends before it begins, which is left out");
            return;
        }
        places.add(new int[] {(int) read[0], (int) read[1]});
        counts.add(read[2]);
    }

    private void push(ScriptSources.Script script, RanScript ran, CoverageSink sink) throws ReportTooLargeException {
        ScriptLines lines = new ScriptLines(script.text());
        sink.expectRepeats();
        sink.file(script.path());
        took(lines.push(ran.ranges(), sink));
        for (RanFunction function : ran.functions()) {
            if (!function.name().isEmpty()) {
                sink.function(function.name(), lines.line(function.from()), function.count());
            }
        }
    }
}
