package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link CodecOutput} wrote, from untrusted sources: it trusts no length, reads no more than a limit, and
 * answers anything unexpected with a {@link DamagedMeasurementException} that says what is wrong.
 */
final class CodecInput {
    private static final int BUFFER = 64 * 1024;
    private static final int CHUNK = 8 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long left;
    private final List<String> names = new ArrayList<>();

    /**
     * Reads from a stream.
     *
     * @param limit the most bytes to read, against a small file that unpacks into an endless one
     */
    CodecInput(InputStream in, long limit) {
        this.in = in;
        this.left = limit;
    }

    /** A number of at most {@code max}. */
    long number(long max) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (next == end && !fill()) {
                throw new DamagedMeasurementException("it is cut off");
            }
            byte part = buffer[next++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                if (value > max) {
                    break;
                }
                return value;
            }
        }
        throw new DamagedMeasurementException("a number in it is out of range");
    }

    /** A number of at most {@code max}. */
    int number(int max) throws IOException {
        return (int) number((long) max);
    }

    /** A number of either sign. */
    long signed() throws IOException {
        long low = number(0x7F_FFFF_FFFFL);
        long folded = low | number(0x1FF_FFFFL) << 39;
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** A text of at most {@code max} bytes. */
    String text(int max) throws IOException {
        int length = number(max);
        byte[] bytes = new byte[Math.min(length, CHUNK)];
        int have = 0;
        while (have < length) {
            if (next == end && !fill()) {
                throw new DamagedMeasurementException("it is cut off");
            }
            if (have == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.min(length, have * 2));
            }
            int part = Math.min(end - next, bytes.length - have);
            System.arraycopy(buffer, next, bytes, have, part);
            next += part;
            have += part;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw new DamagedMeasurementException("a name in it is not UTF-8");
        }
    }

    /** A text written by {@link CodecOutput#name}. */
    String name(int max) throws IOException {
        int reference = number(names.size());
        if (reference > 0) {
            return names.get(reference - 1);
        }
        String name = text(max);
        names.add(name);
        return name;
    }

    /** How many different texts {@link #name} has returned. */
    int names() {
        return names.size();
    }

    /** Checks that nothing follows. */
    void end() throws IOException {
        if (next < end || fill()) {
            throw new DamagedMeasurementException("it goes on after its end");
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, BUFFER);
        if (count <= 0) {
            return false;
        }
        left -= count;
        if (left < 0) {
            throw new DamagedMeasurementException("it unpacks to more than any measurement has");
        }
        next = 0;
        end = count;
        return true;
    }
}
