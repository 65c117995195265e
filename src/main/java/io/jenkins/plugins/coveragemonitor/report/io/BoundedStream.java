package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/** A stream that ends in a sentence when it gives more bytes than {@link Limits} allow, or when its packing is damaged. */
public final class BoundedStream extends FilterInputStream {
    private final LongSupplier packed;
    private long given;

    /**
     * Bounds a stream.
     *
     * @param packed how many packed bytes have been read so far; {@code null} where nothing is packed
     */
    public BoundedStream(InputStream in, LongSupplier packed) {
        super(in);
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(bytes, offset, length);
        } catch (EOFException e) {
            throw new UnreadableReportException(
                    "is packed and ends early after " + given + " unpacked bytes; the file is truncated", e);
        } catch (ZipException e) {
            throw new UnreadableReportException(
                    "is packed and damaged after " + given + " unpacked bytes; pack it again", e);
        }
        if (count > 0) {
            given += count;
            check();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(dropped, 0, dropped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws UnreadableReportException {
        if (given > Limits.BYTES) {
            throw new UnreadableReportException(
                    "holds more than " + Limits.BYTES + " bytes, the limit for one report; split it by module");
        }
        if (packed != null && given > Limits.RATIO_FREE && given / Limits.RATIO > packed.getAsLong()) {
            throw new UnreadableReportException("unpacks to more than " + Limits.RATIO
                    + " times its size, as no report does; leave it unpacked if it is one");
        }
    }
}
