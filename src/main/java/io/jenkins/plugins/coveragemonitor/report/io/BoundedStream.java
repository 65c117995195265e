package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A stream that throws one sentence when it exceeds its budget, or when its compression is damaged. */
public final class BoundedStream extends ByteFilter {
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
}
