package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that changes or checks the bytes of another: whoever reads or skips one byte reads it as one of many. */
abstract class ByteFilter extends FilterInputStream {
    private static final int SKIPPED = 8192;

    ByteFilter(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[(int) Math.max(0, Math.min(count, SKIPPED))];
        return Math.max(0, read(dropped, 0, dropped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
