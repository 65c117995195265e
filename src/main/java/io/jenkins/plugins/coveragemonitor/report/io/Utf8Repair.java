package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that should be UTF-8, with U+FFFD instead of invalid ones (Unicode, "U+FFFD Substitution of Maximal Subparts"),
 * counted. A report with a file name in Latin-1 is common, and no reason to lose its numbers.
 */
public final class Utf8Repair extends ByteFilter {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    private static final int CHUNK = 16 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer raw = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer dropped = CharBuffer.allocate(CHUNK);
    private final ByteBuffer sound =
            ByteBuffer.allocate(CHUNK + REPLACEMENT.length).limit(0);
    private boolean ended;
    private long line = 1;
    private long firstLine;
    private long count;

    public Utf8Repair(InputStream in) {
        super(in);
    }

    /** How many sequences have been replaced. */
    public long count() {
        return count;
    }

    /** The problem to report, with the place of the first sequence. */
    public String problem() {
        return "line " + firstLine + ": has bytes that are not UTF-8, " + count
                + (count == 1 ? " sequence" : " sequences")
                + " in all, read as \uFFFD; let the tool write UTF-8";
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!sound.hasRemaining()) {
            if (ended && !raw.hasRemaining()) {
                return -1;
            }
            refill();
        }
        int given = Math.min(length, sound.remaining());
        sound.get(bytes, offset, given);
        return given;
    }

    private void refill() throws IOException {
        if (!ended) {
            raw.compact();
            int read = in.read(raw.array(), raw.position(), raw.remaining());
            ended = read < 0;
            raw.position(raw.position() + Math.max(0, read)).flip();
        }
        sound.clear();
        int from = raw.position();
        CoderResult result = decoder.reset().decode(raw, dropped.clear(), ended);
        for (int at = from; at < raw.position(); at++) {
            line += raw.get(at) == '\n' ? 1 : 0;
        }
        sound.put(raw.array(), from, raw.position() - from);
        if (result.isError()) {
            firstLine = count++ == 0 ? line : firstLine;
            raw.position(raw.position() + result.length());
            sound.put(REPLACEMENT);
        }
        sound.flip();
    }
}
