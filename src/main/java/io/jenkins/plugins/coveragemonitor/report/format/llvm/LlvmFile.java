package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.LineBudget;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file of an export: its segments, its functions by place, and its summary, as {@code llvm-cov report} prints it.
 * The summary is stated if it counts more than the details list (a line that two functions share).
 */
final class LlvmFile {
    private static final Map<String, Metric> SUMMARY = Map.of(
            "lines", Metric.LINE,
            "branches", Metric.BRANCH,
            "functions", Metric.FUNCTION,
            "regions", Metric.INSTRUCTION,
            "mcdc", Metric.MCDC_PAIR);

    /** The cost of a branch in segments. */
    private static final int BRANCH = 4;

    private final JsonCursor json;
    private final Budget kept;
    private final List<LlvmSegments> segments = new ArrayList<>(List.of(new LlvmSegments()));
    private final Map<Metric, long[]> summary = new HashMap<>();
    private final List<long[]> branches = new ArrayList<>();
    private String path = "";

    LlvmFile(JsonCursor json, Budget kept) {
        this.json = json;
        this.kept = kept;
    }

    String path() {
        return path;
    }

    /** Reads one field of the file. */
    void part(String name) throws IOException {
        switch (name) {
            case "filename" -> path = String.valueOf(json.text());
            case "segments" ->
                json.elements(() -> {
                    kept.take(1);
                    segments.get(0).read(json);
                });
            case "branches" ->
                json.elements(() -> {
                    kept.take(BRANCH);
                    branches.add(LlvmFunctions.numbers(json, 9));
                });
            case "summary" ->
                json.fields(word -> {
                    Metric metric = SUMMARY.get(word);
                    if (metric == null) {
                        json.skip();
                    } else {
                        summary.put(metric, sum());
                    }
                });
            default -> json.skip();
        }
    }

    /** Adds the lines of another entry for the same file; branches and sums are those of the first. */
    void add(LlvmFile other) {
        segments.addAll(other.segments);
    }

    private long[] sum() throws IOException {
        long[] sum = {-1, -1};
        json.fields(field -> {
            switch (field) {
                case "covered" -> sum[0] = json.count();
                case "count" -> sum[1] = json.count();
                default -> json.skip();
            }
        });
        return sum;
    }

    /** Pushes its content, with the functions that begin in it. */
    void push(Collection<LlvmGroup> groups, LineBudget budget, CoverageSink sink) {
        sink.file(path);
        Map<Integer, LineBranches> byLine = new TreeMap<>();
        if (groups.isEmpty()) {
            branches.forEach(branch -> LlvmGroup.count(branch, byLine));
        } else {
            groups.forEach(group -> group.branches(byLine));
        }
        BitSet inFunctions = new BitSet();
        groups.forEach(group -> group.lines(inFunctions));
        segments.forEach(one -> one.lines((line, hits) -> {
            if (!budget.take(path)) {
                return false;
            }
            LineBranches onLine = byLine.remove(line);
            boolean isLine = groups.isEmpty() || inFunctions.get(line);
            if (isLine && onLine == null) {
                sink.line(line, hits);
            } else if (isLine && onLine != null) {
                onLine.push(sink, line, hits);
            } else if (onLine != null) {
                onLine.push(sink, line);
            }
            return true;
        }));
        byLine.forEach((line, onLine) -> onLine.push(sink, line));
        groups.forEach(group -> group.push(sink));
        summary.forEach((metric, sum) -> {
            if (sum[0] >= 0 && sum[1] >= sum[0]) {
                sink.counter(metric, sum[0], sum[1] - sum[0]);
            }
        });
    }
}
