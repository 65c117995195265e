package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Turns V8's counted ranges of characters into lines of the original sources. A line counts if the map has a position
 * on it, and it ran as often as its position that ran most.
 */
final class MappedLines {
    private static final int LINE_BITS = 20;
    private static final int PLACE_BITS = 22;

    private final SourceMap map;
    private final int[] offsets;
    private final BitSet ends = new BitSet();

    /** The lines of sources that have positions, as keys in order, each with its data. */
    private long[] keys = {};

    private long[] hits = {};
    private int[] taken = {};
    private int[] missed = {};

    MappedLines(SourceMap map, LineStarts starts) {
        this.map = map;
        this.offsets = new int[map.size()];
        int last = 0;
        for (int i = 0; i < offsets.length; i++) {
            int offset = starts.offset(map.line(i), map.column(i));
            // Positions are in the order of the script; an unordered one counts like the one before it.
            last = Math.max(last, offset);
            offsets[i] = last;
            ends.set(i, starts.isEnd(map.line(i), offset));
        }
    }

    /**
     * Counts the ranges.
     *
     * @param ranges sorted from the outermost to the innermost
     */
    void count(List<ScriptLines.Range> ranges) {
        long[] counts = counts(ranges);
        long[] packed = new long[counts.length];
        int size = 0;
        for (int i = 0; i < counts.length; i++) {
            // What surrounds a function begins behind its closing brace.
            if (map.source(i) >= 0 && counts[i] >= 0 && !ends.get(i)) {
                packed[size++] = key(i) << PLACE_BITS | i;
            }
        }
        Arrays.sort(packed, 0, size);
        keys = new long[size];
        hits = new long[size];
        int lines = 0;
        for (int i = 0; i < size; i++) {
            long key = packed[i] >>> PLACE_BITS;
            long count = counts[(int) (packed[i] & (1L << PLACE_BITS) - 1)];
            if (lines > 0 && keys[lines - 1] == key) {
                hits[lines - 1] = Math.max(hits[lines - 1], count);
            } else {
                keys[lines] = key;
                hits[lines++] = count;
            }
        }
        keys = Arrays.copyOf(keys, lines);
        taken = new int[lines];
        missed = new int[lines];
        ranges.stream().filter(ScriptLines.Range::block).forEach(this::branch);
    }

    /** How often each position ran: as often as the innermost range that contains it; -1 if none does. */
    private long[] counts(List<ScriptLines.Range> ranges) {
        long[] counts = new long[offsets.length];
        List<ScriptLines.Range> around = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < offsets.length; i++) {
            for (; next < ranges.size() && ranges.get(next).from() <= offsets[i]; next++) {
                around.add(ranges.get(next));
            }
            while (!around.isEmpty() && around.get(around.size() - 1).to() <= offsets[i]) {
                around.remove(around.size() - 1);
            }
            counts[i] = around.isEmpty() ? -1 : around.get(around.size() - 1).count();
        }
        return counts;
    }

    private void branch(ScriptLines.Range range) {
        int line = index(range.from());
        if (line >= 0 && range.count() > 0) {
            taken[line]++;
        } else if (line >= 0) {
            missed[line]++;
        }
    }

    /** The line that a character of the script came from; negative if it came from no source. */
    private int index(int offset) {
        int found = Arrays.binarySearch(offsets, offset);
        int place = found < 0 ? -found - 2 : found;
        while (place >= 0 && map.source(place) < 0) {
            place--;
        }
        return place < 0 ? -1 : Arrays.binarySearch(keys, key(place));
    }

    private long key(int place) {
        return (long) map.source(place) << LINE_BITS | map.originalLine(place);
    }

    /**
     * Pushes the sources with their lines and functions.
     *
     * @param folder the base of the paths of sources
     * @return the number of lines
     */
    long push(String folder, List<RanFunction> functions, CoverageSink sink) {
        long[] byLine = byLine(functions);
        int next = 0;
        int from = 0;
        long pushed = 0;
        while (from < keys.length) {
            int source = (int) (keys[from] >>> LINE_BITS);
            int to = from;
            while (to < keys.length && keys[to] >>> LINE_BITS == source) {
                to++;
            }
            String path = map.source(folder, source);
            boolean counts = !SourcePath.isForeign(path);
            if (counts) {
                sink.file(path);
                for (int i = from; i < to; i++) {
                    sink.line(lineOf(i), hits[i], taken[i], missed[i]);
                }
                pushed += to - from;
            }
            for (; next < byLine.length && byLine[next] >>> Integer.SIZE < to; next++) {
                RanFunction function = functions.get((int) byLine[next]);
                if (counts) {
                    sink.function(function.name(), lineOf((int) (byLine[next] >>> Integer.SIZE)), function.count());
                }
            }
            from = to;
        }
        return pushed;
    }

    /** The named functions from a source, as pairs of the line's index and their own, in the order of lines. */
    private long[] byLine(List<RanFunction> functions) {
        long[] byLine = new long[functions.size()];
        int size = 0;
        for (int i = 0; i < byLine.length; i++) {
            int line = functions.get(i).name().isEmpty()
                    ? -1
                    : index(functions.get(i).from());
            if (line >= 0) {
                byLine[size++] = (long) line << Integer.SIZE | i;
            }
        }
        Arrays.sort(byLine, 0, size);
        return Arrays.copyOf(byLine, size);
    }

    private int lineOf(int index) {
        return (int) (keys[index] & (1L << LINE_BITS) - 1) + 1;
    }
}
