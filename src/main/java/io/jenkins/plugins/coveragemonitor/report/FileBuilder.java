package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects one file's events in growing arrays. Most reports give lines in order, so sorting is the exception. */
final class FileBuilder {
    private static final int FIRST_LINES = 64;
    private static final int FIRST_FUNCTIONS = 8;

    private final String path;
    private int[] numbers = new int[FIRST_LINES];
    private int[] hits = new int[FIRST_LINES];
    private int[] covered = new int[FIRST_LINES];
    private int[] missed = new int[FIRST_LINES];
    private int size;
    private boolean ordered = true;

    private String[] functionNames = new String[FIRST_FUNCTIONS];
    private int[] functionLines = new int[FIRST_FUNCTIONS];
    private int[] functionHits = new int[FIRST_FUNCTIONS];
    private int functions;

    private final Map<Metric, Counter> counters = new EnumMap<>(Metric.class);

    FileBuilder(String path) {
        this.path = path;
    }

    void line(int number, int lineHits, int coveredBranches, int missedBranches) {
        if (size == numbers.length) {
            int capacity = size * 2;
            numbers = Arrays.copyOf(numbers, capacity);
            hits = Arrays.copyOf(hits, capacity);
            covered = Arrays.copyOf(covered, capacity);
            missed = Arrays.copyOf(missed, capacity);
        }
        if (size > 0 && numbers[size - 1] >= number) {
            ordered = false;
        }
        numbers[size] = number;
        hits[size] = lineHits;
        covered[size] = coveredBranches;
        missed[size] = missedBranches;
        size++;
    }

    void function(String name, int line, int entered) {
        if (functions == functionNames.length) {
            functionNames = Arrays.copyOf(functionNames, functions * 2);
            functionLines = Arrays.copyOf(functionLines, functions * 2);
            functionHits = Arrays.copyOf(functionHits, functions * 2);
        }
        functionNames[functions] = name;
        functionLines[functions] = line;
        functionHits[functions] = entered;
        functions++;
    }

    void counter(Metric metric, Counter counter) {
        counters.merge(metric, counter, Counter::plus);
    }

    FileCoverage build(CoverageSink problems, boolean repeatsExpected) {
        FunctionTable table = FunctionTable.of(
                Arrays.copyOf(functionNames, functions),
                Arrays.copyOf(functionLines, functions),
                Arrays.copyOf(functionHits, functions));
        if (table.size() < functions) {
            problems.problem(path, (functions - table.size()) + " functions stand more than once and were merged");
        }
        return new FileCoverage(path, lines(problems, repeatsExpected), table, Counters.of(counters));
    }

    private LineTable lines(CoverageSink problems, boolean repeatsExpected) {
        if (size == 0) {
            return LineTable.EMPTY;
        }
        if (!ordered) {
            sort();
            int repeated = join();
            if (repeated > 0 && !repeatsExpected) {
                problems.problem(path, repeated + " lines stand more than once and were merged");
            }
        }
        return new LineTable(
                Arrays.copyOf(numbers, size),
                Arrays.copyOf(hits, size),
                Arrays.copyOf(covered, size),
                Arrays.copyOf(missed, size));
    }

    private void sort() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Integer.compare(numbers[a], numbers[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        numbers = pick(numbers, order);
        hits = pick(hits, order);
        covered = pick(covered, order);
        missed = pick(missed, order);
    }

    private static int[] pick(int[] from, int[] order) {
        int[] picked = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = from[order[i]];
        }
        return picked;
    }

    /** Joins entries of the same line and returns how many executable lines stood more than once. */
    private int join() {
        int kept = 0;
        int repeated = 0;
        for (int i = 1; i < size; i++) {
            if (numbers[i] != numbers[kept]) {
                kept++;
                numbers[kept] = numbers[i];
                hits[kept] = hits[i];
                covered[kept] = covered[i];
                missed[kept] = missed[i];
                continue;
            }
            if (hits[i] != LineTable.NOT_A_LINE && hits[kept] != LineTable.NOT_A_LINE) {
                repeated++;
            }
            int total = Math.max(covered[i] + missed[i], covered[kept] + missed[kept]);
            hits[kept] = LineTable.addHits(hits[kept], hits[i]);
            covered[kept] = Math.max(covered[kept], covered[i]);
            missed[kept] = total - covered[kept];
        }
        size = kept + 1;
        return repeated;
    }
}
