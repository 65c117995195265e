package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream of text into lines without creating strings: a line is a slice of a buffer that is valid until the
 * next one.
 *
 * <p>Lines end in LF or CRLF, or in CR alone where no line at the beginning ends otherwise. A byte order mark is
 * skipped; UTF-16 is converted to UTF-8 on the way.
 */
public final class ByteLines {
    /** Longer lines are left out: a path, a mangled name or a data URL fits many times, and memory stays bounded. */
    public static final int LONGEST_LINE = Limits.TEXT_LINE;

    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream in;
    private final PlainLines plain = new PlainLines();
    private @Nullable Reader utf16;
    private byte[] buffer;
    private int end;
    private int next;
    private boolean started;
    private boolean looked;
    private boolean bareReturns;

    private int from;
    private int to;
    private long number;
    private boolean tooLong;
    private int stop;
    private long unsound;

    public ByteLines(InputStream in) {
        if (in instanceof ArraySlice slice && slice.isPlain()) {
            // All of it is in memory and need not come in pieces.
            this.in = InputStream.nullInputStream();
            buffer = slice.bytes();
            next = slice.from();
            end = slice.to();
            started = true;
        } else {
            this.in = in;
            buffer = new byte[FIRST_BUFFER];
        }
    }

    /** Moves to the next line; {@code false} at the end of the stream. */
    public boolean next() throws IOException {
        if (!started) {
            start();
        }
        tooLong = false;
        int scanned = next;
        while (true) {
            byte[] bytes = buffer;
            int limit = end;
            int at = PlainLines.lineFeed(bytes, scanned, limit);
            if (at < limit) {
                return line(next, at, at + 1);
            }
            int seen = fill();
            if (seen < 0) {
                return (next < end || tooLong) && line(next, end, end);
            }
            scanned = seen;
        }
    }

    /**
     * Skips consecutive lines of a prefix, a number that is not zero, a comma and another number, as most lines of many
     * reports are, while a whole line is in the buffer. The last of them becomes the current line. Numbers of more than
     * 7 digits, of which there are few, are left to the caller.
     *
     * @param first receives the first number of each line, from index {@code from} on
     * @param second receives the second one; as long as the other array
     * @return how many lines there were, at most as many as fit
     */
    public int nextPairs(LinePrefix prefix, int[] first, int[] second, int from) {
        return moveTo(plain.pairs(buffer, next, end, prefix, first, second, from));
    }

    /**
     * Skips consecutive lines of a prefix and four numbers separated by commas, of which the first is not zero and the
     * last may be a dash; otherwise as the other method.
     *
     * @param first receives the first number of each line, from index {@code from} on
     * @param middle receives the next two, the earlier one in the upper half
     * @param positive receives whether the last is neither zero nor a dash
     * @return how many lines there were, at most as many as fit
     */
    public int nextQuadruples(LinePrefix prefix, int[] first, long[] middle, boolean[] positive, int from) {
        return moveTo(plain.quadruples(buffer, next, end, prefix, first, middle, positive, from));
    }

    /** The first byte of the next line as far as it is in the buffer, otherwise 0. */
    public byte following() {
        return next < end ? buffer[next] : 0;
    }

    /** Makes the last of several plain lines the current one. */
    private int moveTo(int lines) {
        if (lines > 0) {
            tooLong = false;
            number += lines - 1;
            line(plain.last(), plain.following() - 1, plain.following());
        }
        return lines;
    }

    private boolean line(int first, int last, int following) {
        from = first;
        to = last > first && buffer[last - 1] == '\r' ? last - 1 : last;
        if (tooLong) {
            to = from;
        }
        next = following;
        number++;
        return true;
    }

    /** Reads more bytes behind the unread ones, which move to the front; returns where they begin, -1 at the end. */
    private int fill() throws IOException {
        if (unsound > 0) {
            throw new UnreadableReportException(
                    "has bytes that are not UTF-8 at line " + unsound + "; let the tool write UTF-8");
        }
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        if (end >= LONGEST_LINE) {
            tooLong = true;
            end = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, end * 2);
        }
        int seen = end;
        int count = utf16 == null ? in.read(buffer, end, buffer.length - end) : decode(utf16);
        if (count < 0) {
            return -1;
        }
        end += count;
        endLines(seen);
        return seen;
    }

    /** Turns each CR of the new bytes into LF if lines end in CR alone, which the first bytes show. */
    private void endLines(int first) {
        if (!looked) {
            looked = true;
            bareReturns = has('\r', first) && !has('\n', first);
        }
        for (int i = first; bareReturns && i < end; i++) {
            buffer[i] = buffer[i] == '\r' ? (byte) '\n' : buffer[i];
        }
    }

    private boolean has(char ascii, int first) {
        for (int i = first; i < end; i++) {
            if (buffer[i] == ascii) {
                return true;
            }
        }
        return false;
    }

    private int decode(Reader reader) throws IOException {
        char[] chars = new char[(buffer.length - end) / 4];
        int count = chars.length == 0 ? 0 : reader.read(chars, 0, chars.length);
        if (count <= 0) {
            if (count == 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            return count;
        }
        byte[] utf8 = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, buffer, end, utf8.length);
        return utf8.length;
    }

    private void start() throws IOException {
        started = true;
        end = in.readNBytes(buffer, 0, buffer.length / 2);
        if (startsWith(0, 0xEF, 0xBB, 0xBF)) {
            next = 3;
        } else {
            Charset charset = Utf16.of(buffer, end);
            if (charset != null) {
                transcode(charset);
            }
        }
        if (utf16 == null && end > 0) {
            endLines(0);
        }
    }

    private boolean startsWith(int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= end || (buffer[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private void transcode(Charset charset) throws IOException {
        InputStream begun = new ByteArrayInputStream(Arrays.copyOfRange(buffer, Utf16.markLength(buffer), end));
        utf16 = new InputStreamReader(new SequenceInputStream(begun, in), charset);
        end = 0;
    }

    /** The place of the current line, for a problem. */
    public String place() {
        return "line " + number;
    }

    /** Whether the current line was longer than {@link #LONGEST_LINE}; it is then empty. */
    public boolean isTooLong() {
        return tooLong;
    }

    /**
     * Leaves blanks and tabs out at both ends of the current line, and a byte order mark at its beginning, which stands
     * there if files were appended to one another.
     */
    public void trim() {
        while (from < to && (isBlank(buffer[from]) || isMark(from))) {
            from += isBlank(buffer[from]) ? 1 : 3;
        }
        while (from < to && isBlank(buffer[to - 1])) {
            to--;
        }
    }

    private boolean isMark(int at) {
        return to - at >= 3
                && buffer[at] == (byte) 0xEF
                && buffer[at + 1] == (byte) 0xBB
                && buffer[at + 2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    /** The length of the current line in bytes. */
    public int length() {
        return to - from;
    }

    /** A byte of the current line. */
    public byte at(int index) {
        return buffer[from + index];
    }

    /** Whether the current line begins with an ASCII text. */
    public boolean startsWith(String ascii) {
        int length = ascii.length();
        if (length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the current line begins with a prefix. */
    public boolean startsWith(LinePrefix prefix) {
        return length() >= prefix.length() && PlainLines.begins(buffer, from, prefix);
    }

    /** The next index of a byte in the current line, its length if there is none. */
    public int indexOf(char ascii, int start) {
        int i = from + start;
        while (i < to && buffer[i] != ascii) {
            i++;
        }
        return i - from;
    }

    /** The last index of a byte in the current line, -1 if there is none. */
    public int lastIndexOf(char ascii) {
        int i = to - 1;
        while (i >= from && buffer[i] != ascii) {
            i--;
        }
        return i - from;
    }

    /** A part of the current line. If it is not UTF-8, the reader throws at the next chunk or at the end. */
    public String text(int start, int stop) {
        String text = new String(buffer, from + start, stop - start, StandardCharsets.UTF_8);
        if (unsound == 0 && text.indexOf('\uFFFD') >= 0 && !isSame(text, from + start, from + stop)) {
            unsound = number;
        }
        return text;
    }

    private boolean isSame(String text, int first, int last) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(bytes, 0, bytes.length, buffer, first, last);
    }

    /** A part of the current line from an index to its end. */
    public String text(int start) {
        return text(start, length());
    }

    /**
     * Reads plain numbers separated by commas from an index on, as on most lines. {@link #stop} is then behind the last
     * digit, or behind a comma without a digit.
     *
     * @param into receives the numbers, each of no more digits than always fit
     * @param most how many to read
     * @return how many were read
     */
    public int numbers(int start, long[] into, int most) {
        byte[] bytes = buffer;
        int last = to;
        int i = from + start;
        int count = 0;
        while (count < most) {
            int begin = i;
            long value = 0;
            while (i < last && bytes[i] >= '0' && bytes[i] <= '9') {
                value = value * 10 + bytes[i] - '0';
                i++;
            }
            if (i == begin || i - begin > 18) {
                break;
            }
            into[count++] = value;
            if (count == most || i == last || bytes[i] != ',') {
                break;
            }
            i++;
        }
        stop = i - from;
        return count;
    }

    /**
     * Reads plain digits at an index, as of most counts, and no more than always fit; {@link #stop} is then behind
     * them.
     *
     * @return -1 if there are none
     */
    public long digits(int start) {
        byte[] bytes = buffer;
        int begin = from + start;
        int limit = Math.min(to, begin + 18);
        int i = begin;
        long value = 0;
        while (i < limit && bytes[i] >= '0' && bytes[i] <= '9') {
            value = value * 10 + bytes[i] - '0';
            i++;
        }
        stop = i - from;
        return i > begin ? value : -1;
    }

    /** The index behind the last digits that were read. */
    public int stop() {
        return stop;
    }

    /** Whether the last digits that were read are followed by this byte. */
    public boolean stoppedAt(char ascii) {
        return from + stop < to && buffer[from + stop] == ascii;
    }

    /** A count in the current line, as {@link CountText#parse} gives it. */
    public long count(int start, int stop) {
        long value = 0;
        if (start >= stop || stop - start > 18) {
            return CountText.parse(text(start, Math.max(start, stop)));
        }
        for (int i = from + start; i < from + stop; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return CountText.parse(text(start, stop));
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
