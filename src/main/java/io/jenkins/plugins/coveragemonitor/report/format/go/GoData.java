package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the bytes of a file that a Go program wrote; reading beyond their end throws one sentence. */
final class GoData {
    /** The largest file in bytes: programs with the most packages write some ten million. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final byte[] bytes;
    private final int end;
    private int at;

    private GoData(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Reads all of a stream. */
    static GoData of(InputStream in) throws IOException {
        byte[] all = in.readNBytes(LARGEST + 1);
        if (all.length > LARGEST) {
            throw new UnreadableReportException(
                    "is larger than " + (LARGEST >> 20) + " MiB, as no Go program writes it; check what wrote it");
        }
        return new GoData(all, 0, all.length);
    }

    /** A part of the bytes. */
    GoData part(long from, long length) throws UnreadableReportException {
        if (from < 0 || length < 0 || from > end || length > end - from) {
            throw damaged();
        }
        return new GoData(bytes, (int) from, (int) (from + length));
    }

    /** The rest, to be read separately. */
    GoData rest() {
        return new GoData(bytes, at, end);
    }

    private UnreadableReportException damaged() {
        return new UnreadableReportException("is cut off or damaged at byte " + at + "; let the program run again");
    }

    /** The index of the next byte in the file. */
    int at() {
        return at;
    }

    /** How many bytes are left. */
    int left() {
        return end - at;
    }

    void skip(long count) throws UnreadableReportException {
        if (count < 0 || count > end - at) {
            throw damaged();
        }
        at += (int) count;
    }

    int octet() throws UnreadableReportException {
        if (at == end) {
            throw damaged();
        }
        return bytes[at++] & 0xFF;
    }

    /** Four bytes, the lowest first. */
    long word() throws UnreadableReportException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    /** Eight bytes, the lowest first, that count something of which there cannot be more than bytes. */
    long size() throws UnreadableReportException {
        long low = word();
        long high = word();
        if (high != 0 || low > bytes.length) {
            throw damaged();
        }
        return low;
    }

    /** A number of seven bits a byte, the lowest first, that fits into 32 bits. */
    long number() throws UnreadableReportException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = octet();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                if (value > 0xFFFF_FFFFL) {
                    break;
                }
                return value;
            }
        }
        throw damaged();
    }

    /** This many bytes, unchanged. */
    byte[] exactly(int count) throws UnreadableReportException {
        int from = at;
        skip(count);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /**
     * The texts of a table: their number, then each preceded by its length.
     *
     * @param budget what they {@linkplain #cost cost} is taken from it before they are created
     */
    String[] texts(Budget budget) throws UnreadableReportException {
        long count = number();
        if (count > left()) {
            throw damaged();
        }
        budget.take(count * Limits.FUNCTION_COST);
        String[] texts = new String[(int) count];
        for (int i = 0; i < texts.length; i++) {
            long length = number();
            int from = at;
            skip(length);
            texts[i] = new String(bytes, from, (int) length, StandardCharsets.UTF_8);
            budget.take(texts[i].length());
        }
        return texts;
    }

    /** The cost of texts, in characters. */
    static long cost(String... texts) {
        long cost = 0;
        for (String text : texts) {
            cost += Limits.FUNCTION_COST + text.length();
        }
        return cost;
    }

    /** A text of a table by its number. */
    String text(String[] texts, long number) throws UnreadableReportException {
        if (number >= texts.length) {
            throw damaged();
        }
        return texts[(int) number];
    }
}
