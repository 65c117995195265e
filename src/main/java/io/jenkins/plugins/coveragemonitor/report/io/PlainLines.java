package io.jenkins.plugins.coveragemonitor.report.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads lines of plain numbers, as most lines of many reports are, and looks at eight bytes at once for it. Anything else
 * ends it, and is left to {@link ByteLines}.
 */
final class PlainLines {
    /** Eight bytes at once, the first in the lowest bits. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The most bytes from the beginning of a line of plain numbers up to the end of the last eight that are looked at. */
    private static final int LONGEST_PLAIN = 8 + 4 * 8;

    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = LOWEST_BITS << 7;
    private static final long LINE_FEEDS = LOWEST_BITS * '\n';

    private int value;
    private int last;
    private int following;

    /** The index of the first LF between two indexes, the last index if there is none. */
    static int lineFeed(byte[] bytes, int first, int limit) {
        int i = first;
        while (i <= limit - Long.BYTES) {
            long differences = (long) LONGS.get(bytes, i) ^ LINE_FEEDS;
            // The lowest bit of these marks the first byte without a difference; higher ones may err.
            long equal = (differences - LOWEST_BITS) & ~differences & HIGHEST_BITS;
            if (equal != 0) {
                return i + (Long.numberOfTrailingZeros(equal) >> 3);
            }
            i += Long.BYTES;
        }
        while (i < limit && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Whether a prefix, which must not be longer than what is left, begins at an index. */
    static boolean begins(byte[] bytes, int at, LinePrefix prefix) {
        if (at <= bytes.length - Long.BYTES) {
            return prefix.begins((long) LONGS.get(bytes, at));
        }
        long characters = 0;
        for (int i = prefix.length() - 1; i >= 0; i--) {
            characters = characters << Byte.SIZE | (bytes[at + i] & 0xFF);
        }
        return prefix.begins(characters);
    }

    /**
     * Reads lines as {@link ByteLines#nextPairs} does.
     *
     * @param next where the first line begins
     * @param end behind the last byte that is known
     */
    int pairs(byte[] bytes, int next, int end, LinePrefix prefix, int[] first, int[] second, int from) {
        int latest = end - LONGEST_PLAIN;
        int room = Math.min(first.length, second.length);
        int count = from;
        int begin = next;
        last = next;
        while (count < room && begin <= latest && begins(bytes, begin, prefix)) {
            int at = number(bytes, begin + prefix.length(), ',');
            int number = value;
            if (at < 0 || number == 0) {
                break;
            }
            at = number(bytes, at, '\n');
            if (at < 0) {
                break;
            }
            first[count] = number;
            second[count++] = value;
            last = begin;
            begin = at;
        }
        following = begin;
        return count - from;
    }

    /** Reads lines as {@link ByteLines#nextQuadruples} does; the rest as above. */
    int quadruples(
            byte[] bytes,
            int next,
            int end,
            LinePrefix prefix,
            int[] first,
            long[] middle,
            boolean[] positive,
            int from) {
        int latest = end - LONGEST_PLAIN;
        int room = Math.min(first.length, Math.min(middle.length, positive.length));
        int count = from;
        int begin = next;
        last = next;
        while (count < room && begin <= latest && begins(bytes, begin, prefix)) {
            int at = number(bytes, begin + prefix.length(), ',');
            int number = value;
            if (at < 0 || number == 0) {
                break;
            }
            at = number(bytes, at, ',');
            if (at < 0) {
                break;
            }
            long pair = (long) value << Integer.SIZE;
            at = number(bytes, at, ',');
            if (at < 0) {
                break;
            }
            pair |= value;
            if (bytes[at] == '-' && bytes[at + 1] == '\n') {
                value = 0;
                at += 2;
            } else {
                at = number(bytes, at, '\n');
            }
            if (at < 0) {
                break;
            }
            first[count] = number;
            middle[count] = pair;
            positive[count++] = value != 0;
            last = begin;
            begin = at;
        }
        following = begin;
        return count - from;
    }

    /**
     * Reads a number of up to seven digits into {@link #value}.
     *
     * @param stop what must follow it
     * @return the index behind that, -1 if this is not such a number
     */
    private int number(byte[] bytes, int from, char stop) {
        long rest = (long) LONGS.get(bytes, from);
        int read = 0;
        int i = from;
        int digit = ((int) rest & 0xFF) - '0';
        while (digit >= 0 && digit <= 9) {
            read = read * 10 + digit;
            i++;
            rest >>>= Byte.SIZE;
            digit = ((int) rest & 0xFF) - '0';
        }
        value = read;
        return i > from && digit == stop - '0' ? i + 1 : -1;
    }

    /** Where the last line that was read begins, if any was. */
    int last() {
        return last;
    }

    /** Where the line behind it begins. */
    int following() {
        return following;
    }
}
