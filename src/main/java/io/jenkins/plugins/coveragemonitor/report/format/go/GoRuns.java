package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters of all runs of one Go program, added up function by function. */
final class GoRuns {
    private static final byte[] MAGIC = {0, 'c', 'w', 'm'};
    private static final int VERSION = 1;
    private static final int HASH = 16;
    private static final int PADDING = 6;
    private static final int FOOTER = 16;
    /** The cost of a function beside its counters, in counters. */
    private static final int FUNCTION = 10;

    private static final int RAW = 1;
    private static final int PACKED = 2;

    private final String program;
    private final Budget kept = new Budget(4L * Limits.RANGES, "counters of Go functions");
    private final Map<Long, long[]> byFunction = new HashMap<>();

    GoRuns(String program) {
        this.program = program;
    }

    /** The counters of a function in a package; {@code null} if no run called it. */
    long @Nullable [] of(int packageIndex, int function) {
        return byFunction.get((long) packageIndex << Integer.SIZE | function);
    }

    /** Adds a run; what was read of a damaged one counts, because it ran. */
    void add(InputStream in) throws IOException {
        GoData data = GoData.of(in);
        byte[] magic = data.exactly(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new UnreadableReportException("holds no counters of a Go program");
        }
        long version = data.word();
        if (version > VERSION) {
            throw new UnreadableReportException("is written in version " + version + " of Go's counters, and version "
                    + VERSION + " is known; update the plugin");
        }
        if (!HexFormat.of().formatHex(data.exactly(HASH)).equals(program)) {
            throw new UnreadableReportException("holds the counters of another program");
        }
        int flavor = data.octet();
        boolean isBigEndian = data.octet() != 0;
        if (flavor != RAW && flavor != PACKED) {
            throw new UnreadableReportException("holds counters in an unknown form, " + flavor + "; update the plugin");
        }
        data.skip(PADDING);
        while (data.left() > FOOTER) {
            segment(data, flavor, isBigEndian);
            data.skip(FOOTER);
        }
        if (data.left() > 0) {
            throw new UnreadableReportException("is cut off; let the program run again");
        }
    }

    private void segment(GoData data, int flavor, boolean isBigEndian) throws IOException {
        long functions = data.size();
        long texts = data.word();
        long arguments = data.word();
        data.skip(texts);
        data.skip(arguments);
        data.skip(-data.at() & 3);
        for (long i = 0; i < functions; i++) {
            long count = number(data, flavor, isBigEndian);
            long packageIndex = number(data, flavor, isBigEndian);
            long function = number(data, flavor, isBigEndian);
            if (count > data.left() || function > Integer.MAX_VALUE || packageIndex > Integer.MAX_VALUE) {
                throw new UnreadableReportException("is damaged; let the program run again");
            }
            long key = packageIndex << Integer.SIZE | function;
            long[] sums = byFunction.get(key);
            if (sums == null || sums.length < count) {
                kept.take(sums == null ? count + FUNCTION : count - sums.length);
                sums = sums == null ? new long[(int) count] : Arrays.copyOf(sums, (int) count);
                byFunction.put(key, sums);
            }
            for (int j = 0; j < count; j++) {
                sums[j] += number(data, flavor, isBigEndian);
            }
        }
    }

    private static long number(GoData data, int flavor, boolean isBigEndian) throws IOException {
        if (flavor == PACKED) {
            return data.number();
        }
        long word = data.word();
        return isBigEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) word)) : word;
    }
}
