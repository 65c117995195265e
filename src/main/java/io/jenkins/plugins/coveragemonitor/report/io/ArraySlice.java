package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.ByteArrayInputStream;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** A stretch of an array as a stream, which a parser that takes an array need not copy. */
public final class ArraySlice extends ByteArrayInputStream {
    /** The bytes from an index to another, which must not change meanwhile but by who reads them. */
    public ArraySlice(byte[] bytes, int from, int to) {
        super(bytes, from, to - from);
    }

    /** The array that it is a stretch of. */
    public byte[] bytes() {
        return buf;
    }

    /** The index of the next byte in the array. */
    public int from() {
        return pos;
    }

    /** The index behind the last one. */
    public int to() {
        return count;
    }

    /** Whether the next byte is ASCII: then no byte order mark stands there. */
    public boolean isPlain() {
        return pos < count && buf[pos] >= 0;
    }

    /** What is not yet read. */
    public Stax2ByteArraySource rest() {
        return new Stax2ByteArraySource(buf, pos, count - pos);
    }
}
