package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.ByteArrayInputStream;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** A slice of an array as a stream; a parser that accepts arrays need not copy it. */
public final class ArraySlice extends ByteArrayInputStream {
    /** The bytes between two indexes, which only their reader may change meanwhile. */
    public ArraySlice(byte[] bytes, int from, int to) {
        super(bytes, from, to - from);
    }

    /** The underlying array. */
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

    /** Whether the next byte is ASCII, and so does not begin a byte order mark. */
    public boolean isPlain() {
        return pos < count && buf[pos] >= 0;
    }

    /** The bytes that are not read yet. */
    public Stax2ByteArraySource rest() {
        return new Stax2ByteArraySource(buf, pos, count - pos);
    }
}
