package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.LineBudget;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Turns the line ranges of one file's blocks into lines: each ran as often as the block on it that ran most. */
final class GoLines {
    private record Block(int from, int to, long count) {}

    private final CoverageSink sink;
    private final LineBudget budget;
    private final List<Block> blocks = new ArrayList<>();

    GoLines(CoverageSink sink) {
        this.sink = sink;
        this.budget = new LineBudget(sink);
    }

    /** Adds a block; blocks come in the order of their beginnings. */
    void add(String path, int from, int to, long count) {
        if (to > Limits.LAST_LINE) {
            sink.problem(
                    path + ":" + from,
                    "a block ends behind line " + Limits.LAST_LINE + ", so only its statements are counted");
        } else {
            blocks.add(new Block(from, to, count));
        }
    }

    /** Pushes the lines of the file and removes them. */
    void push(String path) {
        PriorityQueue<Block> open =
                new PriorityQueue<>(Comparator.comparingLong(Block::count).reversed());
        int next = 0;
        for (int line = 1; next < blocks.size() || !open.isEmpty(); line++) {
            if (open.isEmpty()) {
                line = Math.max(line, blocks.get(next).from());
            }
            while (next < blocks.size() && blocks.get(next).from() <= line) {
                open.add(blocks.get(next++));
            }
            while (!open.isEmpty() && open.peek().to() < line) {
                open.poll();
            }
            if (!open.isEmpty()) {
                if (!budget.take(path)) {
                    break;
                }
                sink.line(line, open.peek().count());
            }
        }
        blocks.clear();
    }
}
