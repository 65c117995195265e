package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import java.io.IOException;
import java.util.Arrays;

/**
 * The segments of one file and the lines derived from them, by the rules of LLVM's {@code LineCoverageStats}
 * (llvm/lib/ProfileData/Coverage/CoverageMapping.cpp).
 */
final class LlvmSegments {
    /** Receives the lines that are mapped to code. */
    @FunctionalInterface
    interface Lines {
        /** Receives a line; returns {@code false} to stop. */
        boolean line(int number, long hits);
    }

    private static final int COUNTED = 1;
    private static final int ENTRY = 2;
    private static final int GAP = 4;

    private int[] lines = new int[32];
    private long[] counts = new long[32];
    private byte[] flags = new byte[32];
    private int size;

    /** Reads one segment: line, column, count, has a count, is a region's entry, is a gap. */
    void read(JsonCursor json) throws IOException {
        int[] at = new int[2];
        long[] count = new long[1];
        json.elements(() -> {
            switch (at[0]++) {
                case 0 -> at[1] = json.line();
                case 2 -> count[0] = Math.max(0, json.count());
                case 3 -> flag(json, COUNTED);
                case 4 -> flag(json, ENTRY);
                case 5 -> flag(json, GAP);
                default -> json.skip();
            }
        });
        if (at[1] > Limits.LAST_LINE) {
            json.problem("has a segment behind line " + Limits.LAST_LINE + ", which is left out");
        } else if (at[1] > 0) {
            lines[size] = at[1];
            counts[size++] = count[0];
        }
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
        }
        flags[size] = 0;
    }

    /** A flag is a boolean, or a number in the format of old Swift toolchains. */
    private void flag(JsonCursor json, int bit) throws IOException {
        boolean set = json.isTrue() || (!json.isBoolean() && json.count() > 0);
        flags[size] |= (byte) (set ? bit : 0);
    }

    /** Passes the mapped lines in ascending order. */
    void lines(Lines to) {
        int wrapped = -1;
        int next = 0;
        boolean wanted = true;
        for (int line = size == 0 ? 0 : lines[0]; next < size && wanted; line++) {
            if (wrapped >= 0 && (flags[wrapped] & COUNTED) == 0) {
                // Nothing is mapped until the next segment.
                line = Math.max(line, lines[next]);
            }
            int first = next;
            while (next < size && lines[next] <= line) {
                next++;
            }
            wanted = one(line, first, next, wrapped, to);
            wrapped = next > first ? next - 1 : wrapped;
        }
    }

    private boolean one(int line, int first, int last, int wrapped, Lines to) {
        int starts = 0;
        long most = wrapped >= 0 ? counts[wrapped] : 0;
        for (int i = first; i < last; i++) {
            if ((flags[i] & (COUNTED | ENTRY | GAP)) == (COUNTED | ENTRY)) {
                starts++;
                most = Math.max(most, counts[i]);
            }
        }
        boolean skipped = last > first && (flags[first] & (COUNTED | ENTRY)) == ENTRY;
        boolean continued = wrapped >= 0 && (flags[wrapped] & COUNTED) != 0;
        return skipped || !continued && starts == 0 || to.line(line, most);
    }
}
