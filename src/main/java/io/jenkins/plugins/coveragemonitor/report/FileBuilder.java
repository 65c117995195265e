package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Arrays;

/**
 * What is known of one file so far, in arrays of just its size. Most reports give a file once and its lines in order, so
 * appending and sorting are the exception.
 */
final class FileBuilder {
    private final String path;
    private int[] numbers = new int[0];
    private int[] hits = numbers;
    private int[] covered;
    private int[] missed;
    private boolean ordered = true;

    private String[] functionNames = new String[0];
    private int[] functionLines = numbers;
    private int[] functionHits = numbers;

    private Counters stated = Counters.NONE;

    FileBuilder(String path) {
        this.path = path;
    }

    void append(LineBuffer lines) {
        if (lines.size() == 0) {
            return;
        }
        int before = numbers.length;
        ordered &= lines.isOrdered() && (before == 0 || numbers[before - 1] < lines.first());
        if (lines.hasBranches() && covered == null) {
            covered = new int[before];
            missed = new int[before];
        }
        numbers = joined(numbers, lines.numbers(), lines.size());
        hits = joined(hits, lines.hits(), lines.size());
        if (covered != null) {
            covered = joined(covered, lines.covered(), lines.size());
            missed = joined(missed, lines.missed(), lines.size());
        }
    }

    void append(FunctionBuffer functions) {
        int size = functions.size();
        if (size == 0) {
            return;
        }
        int before = functionNames.length;
        functionNames = Arrays.copyOf(functionNames, before + size);
        System.arraycopy(functions.names(), 0, functionNames, before, size);
        functionLines = joined(functionLines, functions.lines(), size);
        functionHits = joined(functionHits, functions.hits(), size);
    }

    private static int[] joined(int[] kept, int[] more, int size) {
        if (kept.length == 0) {
            return Arrays.copyOf(more, size);
        }
        int[] both = Arrays.copyOf(kept, kept.length + size);
        System.arraycopy(more, 0, both, kept.length, size);
        return both;
    }

    void counter(Metric metric, Counter counter) {
        stated = stated.with(metric, stated.get(metric).plus(counter));
    }

    /** What it came to; nothing may be added any more. */
    FileCoverage build(Repeats repeatedLines, Repeats repeatedFunctions) {
        FunctionTable table = FunctionTable.of(functionNames, functionLines, functionHits);
        repeatedFunctions.add(path, functionNames.length - table.size());
        if (!ordered) {
            sort();
            repeatedLines.add(path, join());
        }
        LineTable lines = numbers.length == 0 ? LineTable.EMPTY : new LineTable(numbers, hits, covered, missed);
        return new FileCoverage(path, lines, table, stated);
    }

    private void sort() {
        long[] order = new long[numbers.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        numbers = pick(numbers, order);
        hits = pick(hits, order);
        covered = pick(covered, order);
        missed = pick(missed, order);
    }

    private static int[] pick(int[] from, long[] order) {
        if (from == null) {
            return null;
        }
        int[] picked = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = from[(int) order[i]];
        }
        return picked;
    }

    /** Joins entries of the same line and returns how many executable lines stood more than once. */
    private int join() {
        int kept = 0;
        int repeated = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] != numbers[kept]) {
                kept++;
                numbers[kept] = numbers[i];
                hits[kept] = hits[i];
                if (covered != null) {
                    covered[kept] = covered[i];
                    missed[kept] = missed[i];
                }
                continue;
            }
            if (hits[i] != LineTable.NOT_A_LINE && hits[kept] != LineTable.NOT_A_LINE) {
                repeated++;
            }
            hits[kept] = LineTable.addHits(hits[kept], hits[i]);
            if (covered != null) {
                int total = Math.max(covered[i] + missed[i], covered[kept] + missed[kept]);
                covered[kept] = Math.max(covered[kept], covered[i]);
                missed[kept] = total - covered[kept];
            }
        }
        cut(kept + 1);
        return repeated;
    }

    private void cut(int size) {
        numbers = Arrays.copyOf(numbers, size);
        hits = Arrays.copyOf(hits, size);
        if (covered != null) {
            covered = Arrays.copyOf(covered, size);
            missed = Arrays.copyOf(missed, size);
        }
    }
}
