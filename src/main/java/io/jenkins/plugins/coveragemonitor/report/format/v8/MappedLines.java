package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Turns the ranges of characters that V8 counted into lines of the sources that a script was made of. A line of a source
 * counts if its map has a place on it, and it ran as often as that of its places that ran most.
 */
final class MappedLines {
    private static final int LINE_BITS = 20;
    private static final int PLACE_BITS = 22;

    private final SourceMap map;
    private final int[] offsets;
    private final BitSet ends = new BitSet();

    /** Lines of sources that have places, as their keys in order; each with what is known of it. */
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
            // Places stand in the order of the script; one that does not is as good as the one before it.
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
            // Behind the brace that closes a function begins what is around it.
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

    /** How often each place ran: as often as the innermost range that holds it; -1 if none does. */
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

    /** The line that holds a character of the script; less than 0 if it came from no source. */
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
     * @param folder what the paths of sources are relative to
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

    /** The functions with a name that came from a source: the index of the line and their own, in the order of lines. */
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
