package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), member by member. Java's own stream calls itself for each empty member and so overflows the
 * stack; this one loops.
 */
final class GzipMembers extends InputStream {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    /** Bytes of a header behind its flags: time, flags of the compressor, system. */
    private static final int REST_OF_HEADER = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] packed = new byte[64 * 1024];
    private int next;
    private int end;
    private boolean inMember;
    private boolean ended;

    /**
     * Begins with the first member.
     *
     * @throws ZipException if the bytes are not gzip
     */
    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        if (!begin()) {
            throw new ZipException("not in gzip format");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            if (!inMember && !begin()) {
                // Like gzip itself, ignore whatever follows the last member.
                ended = true;
                break;
            }
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                check.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("needs a dictionary");
            } else if (inflater.needsInput()) {
                if (next == end && !fill()) {
                    throw new EOFException("ends inside a member");
                }
                inflater.setInput(packed, next, end - next);
                next = end;
            }
        }
        return ended ? -1 : 0;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException(String.valueOf(e.getMessage()));
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** Reads the header of a member; {@code false} if there is none. */
    private boolean begin() throws IOException {
        if (!has(2) || (packed[next] & 0xFF) != MAGIC_1 || (packed[next + 1] & 0xFF) != MAGIC_2) {
            return false;
        }
        next += 2;
        if (one() != DEFLATE) {
            throw new ZipException("unsupported compression method");
        }
        int flags = one();
        skip(REST_OF_HEADER);
        if ((flags & EXTRA) != 0) {
            skip(one() | one() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
        inflater.reset();
        check.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        next = end - inflater.getRemaining();
        long stated = number();
        long length = number();
        if (stated != check.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("its checksum does not match");
        }
        inMember = false;
    }

    private long number() throws IOException {
        return one() | one() << 8 | one() << 16 | (long) one() << 24;
    }

    private void skipText() throws IOException {
        int c;
        do {
            c = one();
        } while (c != 0);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            one();
        }
    }

    private int one() throws IOException {
        if (next == end && !fill()) {
            throw new EOFException("ends inside a header");
        }
        return packed[next++] & 0xFF;
    }

    /** Whether {@code count} more bytes are buffered or can be read. */
    private boolean has(int count) throws IOException {
        while (end - next < count) {
            System.arraycopy(packed, next, packed, 0, end - next);
            end -= next;
            next = 0;
            int more = in.read(packed, end, packed.length - end);
            if (more < 0) {
                return false;
            }
            end += more;
        }
        return true;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }

    /** Releases the memory of the inflater; the underlying stream stays open. */
    @Override
    public void close() {
        inflater.end();
        ended = true;
    }
}
