package io.jenkins.plugins.coveragemonitor.report;

import java.io.ByteArrayInputStream;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** A stretch of an array as a stream, which a parser that takes an array need not copy. */
final class Slice extends ByteArrayInputStream {
    /** The bytes from an index to another, which must not change meanwhile. */
    Slice(byte[] bytes, int from, int to) {
        super(bytes, from, to - from);
    }

    /** What is not yet read. */
    Stax2ByteArraySource rest() {
        return new Stax2ByteArraySource(buf, pos, count - pos);
    }
}
