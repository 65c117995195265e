package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.format.SplitPoint;
import io.jenkins.plugins.coveragemonitor.report.io.ArraySlice;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one part of a file at a time, in an array that is reused for the next. A part is an even share of the
 * file, moved on to a split point, so that it is found without reading the parts before it.
 */
final class PartBytes {
    /**
     * The most bytes of a part, below {@link Limits#TAG}. A file without enough split points is better read as a
     * stream, which takes no more memory.
     */
    static final int LARGEST = 8 * 1024 * 1024;

    private static final int STEP = 64 * 1024;

    private final FileChannel file;
    private final int share;
    private final byte[] before;
    private final byte[] at;
    private final byte[] after;
    /** How far to skip in the search for a split point, by the byte at its last position (Horspool 1980). */
    private final int[] skips = new int[256];

    private byte[] bytes;
    private int end;

    /**
     * Starts without a part.
     *
     * @param share how many bytes to search for a split point
     */
    PartBytes(FileChannel file, int share, SplitPoint cut) {
        this.file = file;
        this.share = share;
        this.before = cut.before().getBytes(StandardCharsets.US_ASCII);
        this.at = cut.at().getBytes(StandardCharsets.US_ASCII);
        this.after = cut.after().getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(skips, at.length);
        for (int i = 0; i < at.length; i++) {
            skips[at[i]] = at.length - 1 - i;
        }
        this.bytes = new byte[share + share / 4];
    }

    /**
     * Reads a part, with everything around it that makes it a report of its own.
     *
     * @param number from 0; which even share of the file it is
     * @return {@code null} if the share has no split point, so that its bytes belong to a part before it
     * @throws UnreadableReportException if the part is too large
     */
    @Nullable
    ArraySlice read(int number) throws IOException {
        long position = (long) number * share;
        int from = before.length;
        end = from;
        fill(position, from + share + at.length);
        int first = number == 0 ? from : cut(from, from + share);
        if (first < 0) {
            return null;
        }
        int last = -1;
        int searched = from + share;
        boolean more = true;
        while (last < 0 && more) {
            last = cut(searched, end);
            searched = Math.max(searched, end - at.length + 1);
            more = last < 0 && fill(position, end + STEP);
        }
        requireTags(first, last < 0 ? end : last);
        if (number > 0) {
            first -= before.length;
            System.arraycopy(before, 0, bytes, first, before.length);
        }
        if (last < 0) {
            return new ArraySlice(bytes, first, end);
        }
        reserve(last + after.length);
        System.arraycopy(after, 0, bytes, last, after.length);
        return new ArraySlice(bytes, first, last + after.length);
    }

    /**
     * Refuses a part with a long tag, which is then read as a stream: the parser keeps a slice's tags whole. It
     * searches backwards from where the next tag must begin at the latest, and so reads few bytes.
     */
    private void requireTags(int from, int to) throws UnreadableReportException {
        if (at[0] != '<') {
            return;
        }
        int last = from;
        while (to - last > Limits.PART_TAG + 1) {
            int next = last + Limits.PART_TAG + 1;
            while (next > last && bytes[next] != '<') {
                next--;
            }
            if (next == last) {
                throw new UnreadableReportException("has a tag of more than " + Limits.PART_TAG + " bytes");
            }
            last = next;
        }
    }

    /** The first split point that begins between two indexes, -1 if there is none. */
    private int cut(int from, int to) {
        int limit = Math.min(to, end - at.length + 1);
        int last = at.length - 1;
        int i = from;
        while (i < limit) {
            int skipped = skips[bytes[i + last] & 0xFF];
            if (skipped == 0 && Arrays.equals(bytes, i, i + at.length, at, 0, at.length)) {
                return i;
            }
            i += Math.max(1, skipped);
        }
        return -1;
    }

    /**
     * Reads bytes of the file up to an index, in steps that fit the processor's cache.
     *
     * @param position where in the file the bytes behind {@code before} come from
     * @return whether any came
     */
    private boolean fill(long position, int to) throws IOException {
        if (to > LARGEST) {
            throw new UnreadableReportException("cannot be cut into parts of less than " + LARGEST + " bytes");
        }
        reserve(to);
        int begun = end;
        while (end < to) {
            ByteBuffer step = ByteBuffer.wrap(bytes, end, Math.min(STEP, to - end));
            int count = file.read(step, position + end - before.length);
            if (count < 0) {
                break;
            }
            end += count;
        }
        return end > begun;
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
        }
    }
}
