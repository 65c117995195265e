package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A stream that throws one sentence when it exceeds its budget, or when its compression is damaged. */
public final class BoundedStream extends FilterInputStream {
    private final UnpackBudget budget;
    private final int packing;
    private long given;

    /**
     * Bounds a stream.
     *
     * @param packing how many times these bytes were compressed; 0 for those of the file itself
     */
    public BoundedStream(InputStream in, UnpackBudget budget, int packing) {
        super(in);
        this.budget = budget;
        this.packing = packing;
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
            budget.give(packing, count);
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
}
