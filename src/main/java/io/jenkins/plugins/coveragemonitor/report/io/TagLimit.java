package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.function.IntUnaryOperator;

/**
 * Refuses a file whose markup would fill the memory before the parser returns it: the parser keeps a whole tag,
 * attribute or name until it ends, and a text that is read. What it skips (the output of tests, comments) may have any
 * length.
 *
 * <p>It checks what the parser fetches, and only behind the last {@code <}, which costs next to nothing.
 */
final class TagLimit {
    private enum State {
        /** Outside tags, or in what the parser skips. */
        FREE,
        /** Behind {@code <}. */
        OPENED,
        /** Behind {@code <!}. */
        DECLARED,
        TAG
    }

    private State state = State.FREE;
    private int quote;
    private int attributes;
    private long length;
    private boolean reading;

    /** The same bytes with a limit for tags. */
    public InputStream on(InputStream in) {
        return new ByteFilter(in) {
            @Override
            public int read(byte[] bytes, int offset, int wanted) throws IOException {
                int count = in.read(bytes, offset, wanted);
                see(at -> bytes[at], offset, offset + count);
                return count;
            }
        };
    }

    /** The same characters with a limit for tags. */
    public Reader on(Reader in) {
        return new FilterReader(in) {
            @Override
            public int read(char[] chars, int offset, int wanted) throws IOException {
                int count = in.read(chars, offset, wanted);
                see(at -> chars[at], offset, offset + count);
                return count;
            }
        };
    }

    /** Sets whether the text that follows is kept, as a value is, or skipped. */
    public void reading(boolean isKept) {
        reading = isKept;
    }

    private void see(IntUnaryOperator text, int from, int to) throws UnreadableReportException {
        int at = to - 1;
        while (at >= from && text.applyAsInt(at) != '<') {
            at--;
        }
        if (at >= from) {
            state = State.OPENED;
            length = 0;
        }
        for (at = Math.max(from, at + 1); at < to && state != State.FREE; at++) {
            next(text.applyAsInt(at));
        }
        length = state == State.FREE && !reading && hasGap(text, at, to) ? 0 : length + Math.max(0, to - from);
        if (attributes > Limits.ATTRIBUTES) {
            throw new UnreadableReportException("has a tag of more than " + Limits.ATTRIBUTES
                    + " attributes, as no report has; check the tool that wrote it");
        }
        if (length > Limits.TAG) {
            throw new UnreadableReportException("has a tag, a name or a value of more than " + Limits.TAG
                    + " bytes, as no report has; check the tool that wrote it");
        }
    }

    private void next(int c) {
        state = switch (state) {
            case OPENED -> {
                quote = 0;
                attributes = 0;
                yield c == '?' ? State.FREE : c == '!' ? State.DECLARED : c == '>' ? State.FREE : State.TAG;
            }
            // A comment or a CDATA section is skipped, a DOCTYPE is not.
            case DECLARED -> c == '-' || c == '[' || c == '>' ? State.FREE : State.TAG;
            case TAG -> {
                if (quote != 0) {
                    attributes += c == quote ? 1 : 0;
                    quote = c == quote ? 0 : quote;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                }
                yield quote == 0 && c == '>' ? State.FREE : State.TAG;
            }
            case FREE -> State.FREE;
        };
    }

    /** Whether there is a character that cannot be part of a name: names of entities are kept too. */
    private static boolean hasGap(IntUnaryOperator text, int from, int to) {
        for (int at = from; at < to; at++) {
            int c = text.applyAsInt(at);
            if (c >= 0 && c < 0x80 && !Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.' && c != ':') {
                return true;
            }
        }
        return from == to;
    }
}
