package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The blocks of one file in a Go cover profile, in parallel arrays; equal blocks are joined, their counts added. */
final class GoBlocks {
    private static final int FIRST = 4;

    private final Budget kept;
    private long[] starts = new long[FIRST];
    private long[] ends = new long[FIRST];
    private int[] statements = new int[FIRST];
    private long[] counts = new long[FIRST];
    private int size;
    private boolean ordered = true;
    private int contradictions;

    /**
     * Starts without blocks.
     *
     * @param kept the budget for the blocks of all files
     */
    GoBlocks(Budget kept) {
        this.kept = kept;
    }

    /** Adds a block; a position has the line in its upper half and the column in the lower. */
    void add(long start, long end, int statementCount, long count) {
        if (size == starts.length) {
            join();
            if (size > starts.length / 2) {
                kept.take(size);
                int capacity = starts.length * 2;
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
                statements = Arrays.copyOf(statements, capacity);
                counts = Arrays.copyOf(counts, capacity);
            }
        }
        starts[size] = start;
        ends[size] = end;
        statements[size] = statementCount;
        counts[size] = count;
        if (size > 0 && compare(size - 1, size) >= 0) {
            ordered = false;
        }
        size++;
    }

    private int compare(int a, int b) {
        return starts[a] != starts[b] ? Long.compare(starts[a], starts[b]) : Long.compare(ends[a], ends[b]);
    }

    private void join() {
        if (ordered) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        long[] oldStarts = starts.clone();
        long[] oldEnds = ends.clone();
        int[] oldStatements = statements.clone();
        long[] oldCounts = counts.clone();
        int kept = -1;
        for (int from : order) {
            if (kept >= 0 && starts[kept] == oldStarts[from] && ends[kept] == oldEnds[from]) {
                long sum = counts[kept] + oldCounts[from];
                counts[kept] = sum < 0 ? Long.MAX_VALUE : sum;
                if (statements[kept] != oldStatements[from]) {
                    contradictions++;
                    statements[kept] = Math.max(statements[kept], oldStatements[from]);
                }
            } else {
                kept++;
                starts[kept] = oldStarts[from];
                ends[kept] = oldEnds[from];
                statements[kept] = oldStatements[from];
                counts[kept] = oldCounts[from];
            }
        }
        size = kept + 1;
        ordered = true;
    }

    /** Pushes the statements, and the lines that blocks with statements span. */
    void push(String path, GoLines lines, CoverageSink sink) {
        join();
        sink.file(path);
        if (contradictions > 0) {
            sink.problem(
                    path,
                    contradictions + " repeated blocks differ in their number of statements; the profiles "
                            + "are of different sources, the greater number counts");
        }
        long covered = 0;
        long missed = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] > 0) {
                covered += statements[i];
            } else {
                missed += statements[i];
            }
            if (statements[i] > 0) {
                lines.add(path, (int) (starts[i] >>> 32), (int) (ends[i] >>> 32), counts[i]);
            }
        }
        sink.counter(Metric.INSTRUCTION, covered, missed);
        lines.push(path);
    }
}
