package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.format.FunctionList;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file in a coverage.py report; its lists are reused for the next one.
 *
 * <p>Before version 7 the executed lines included docstrings and excluded lines, which coverage.py itself does not
 * count. They are left out here, so that the file has as many as its own {@code covered_lines} says.
 */
final class CoveragePyFile {
    private final JsonCursor json;
    private final IntList executed = new IntList();
    private final IntList missing = new IntList();
    private final IntList excluded = new IntList();
    private final IntList ofFunction = new IntList();
    private final Map<Integer, CoveragePyBranches> branches = new TreeMap<>();
    private FunctionList functions = new FunctionList();
    private Budget arcs = newArcs();
    private long coveredLines;
    private long missingLines;
    private long coveredBranches;
    private long missingBranches;

    CoveragePyFile(JsonCursor json) {
        this.json = json;
    }

    /** Reads a file and pushes it. */
    void read(String path, CoverageSink sink) throws IOException {
        executed.clear();
        missing.clear();
        excluded.clear();
        branches.clear();
        arcs = newArcs();
        functions = new FunctionList();
        coveredLines = -1;
        missingLines = -1;
        coveredBranches = -1;
        missingBranches = -1;
        json.fields(this::part);
        push(path, sink);
    }

    /** Reads one field of the file; an empty file has a line 0, which does not count. */
    private void part(String name) throws IOException {
        switch (name) {
            case "executed_lines" -> json.lines(executed);
            case "missing_lines" -> json.lines(missing);
            case "excluded_lines" -> json.lines(excluded);
            case "executed_branches" -> branches(true);
            case "missing_branches" -> branches(false);
            case "functions" -> json.fields(this::function);
            case "summary" ->
                json.fields(field -> {
                    switch (field) {
                        case "covered_lines" -> coveredLines = json.count();
                        case "missing_lines" -> missingLines = json.count();
                        case "covered_branches" -> coveredBranches = json.count();
                        case "missing_branches" -> missingBranches = json.count();
                        default -> json.skip();
                    }
                });
            default -> json.skip();
        }
    }

    private static Budget newArcs() {
        return new Budget(Limits.RANGES / 2, "branches in one file");
    }

    /** Reads arcs from a line to a line. */
    private void branches(boolean taken) throws IOException {
        json.elements(() -> {
            int[] ends = new int[2];
            int[] at = new int[1];
            json.elements(() -> {
                if (at[0] < ends.length) {
                    ends[at[0]++] = json.target();
                } else {
                    json.skip();
                }
            });
            arcs.take(1);
            if (ends[0] > 0) {
                branches.computeIfAbsent(ends[0], line -> new CoveragePyBranches())
                        .add(ends[1], taken);
            }
        });
    }

    private void function(String name) throws IOException {
        int[] ran = new int[2];
        json.fields(field -> {
            switch (field) {
                case "executed_lines" -> ran[0] += lines();
                case "missing_lines" -> ran[0] += lines() > 0 ? Integer.MIN_VALUE / 2 : 0;
                case "start_line" -> ran[1] = json.line();
                default -> json.skip();
            }
        });
        boolean isModule = name.isEmpty();
        boolean hasLines = ran[0] != 0;
        if (!isModule && hasLines) {
            functions.add(name, ran[1], ran[0] > 0 || ran[0] > Integer.MIN_VALUE / 2 ? 1 : 0);
        }
    }

    /** The number of lines in a function's list. */
    private int lines() throws IOException {
        json.lines(ofFunction);
        return ofFunction.size();
    }

    private void push(String path, CoverageSink sink) {
        sink.file(path);
        int[] missed = missing.distinct();
        int[] ran = ran();
        int total = pushLines(missed, ran, sink);
        branches.forEach((line, both) -> {
            if (Arrays.binarySearch(missed, line) < 0 && Arrays.binarySearch(ran, line) < 0) {
                both.push(sink, line);
            }
        });
        if (coveredLines == ran.length && missingLines > total - ran.length) {
            // Version 5 counts a line 0 on newer Pythons, which cannot be shown.
            sink.counter(Metric.LINE, coveredLines, missingLines);
        }
        if (branches.isEmpty() && coveredBranches >= 0 && missingBranches >= 0) {
            sink.counter(Metric.BRANCH, coveredBranches, missingBranches);
        }
        functions.push(sink);
    }

    /** The executed lines that coverage.py counts, ascending. */
    private int[] ran() {
        int[] listed = executed.distinct();
        int[] left = excluded.distinct();
        int[] counted = left.length == 0
                ? listed
                : Arrays.stream(listed)
                        .filter(line -> Arrays.binarySearch(left, line) < 0)
                        .toArray();
        long surplus = coveredLines < 0 ? 0 : counted.length - coveredLines;
        if (surplus <= 0) {
            return counted;
        }
        int[] kept = new int[counted.length];
        int size = 0;
        for (int line : counted) {
            if (surplus > 0 && !branches.containsKey(line)) {
                surplus--;
            } else {
                kept[size++] = line;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** Pushes the union of both in ascending order; a line that ran is not missed. Returns the number of lines. */
    private int pushLines(int[] missed, int[] ran, CoverageSink sink) {
        int i = 0;
        int j = 0;
        int total = 0;
        while (i < missed.length || j < ran.length) {
            boolean isRan = j < ran.length && (i >= missed.length || ran[j] <= missed[i]);
            int line = isRan ? ran[j] : missed[i];
            i += i < missed.length && missed[i] == line ? 1 : 0;
            j += isRan ? 1 : 0;
            total++;
            CoveragePyBranches both = branches.isEmpty() ? null : branches.get(line);
            if (both == null) {
                sink.line(line, isRan ? 1 : 0);
            } else {
                both.push(sink, line, isRan ? 1 : 0);
            }
        }
        return total;
    }
}
