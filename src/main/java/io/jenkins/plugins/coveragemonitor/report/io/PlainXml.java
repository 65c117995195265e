package io.jenkins.plugins.coveragemonitor.report.io;

import java.nio.charset.StandardCharsets;

/**
 * Reads XML in exactly the form in which a known tool writes it: its tags with these attributes in this order, and no
 * comment, reference or character that needs a parser. The text is in UTF-8. At anything else, sound or not, it stops,
 * and a parser must read the text. This takes a third of the time of a parser.
 *
 * <p>Once stopped, nothing is found any more, so that readers need to ask only at the end.
 */
public final class PlainXml {
    /** Digits that always fit an {@code int}. */
    private static final int DIGITS = 9;

    private final byte[] bytes;
    private final PlainNames names;
    private final int end;
    private int at;
    private boolean stopped;

    /**
     * Starts before the first byte.
     *
     * @param slice the text, which is not consumed
     * @param names what is known from earlier texts
     */
    public PlainXml(ArraySlice slice, PlainNames names) {
        this.bytes = slice.bytes();
        this.at = slice.from();
        this.end = slice.to();
        this.names = names;
    }

    /** Whether all of the text has been read and was as expected. */
    public boolean isDone() {
        return !stopped && at == end;
    }

    /** Gives up: the text needs a parser. Returns {@code false}, as nothing was found. */
    public boolean stop() {
        stopped = true;
        at = end;
        return false;
    }

    /** The bytes of a text of ASCII characters, for {@link #skip} and {@link #expect}. */
    public static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** Skips a text if it comes next. */
    public boolean skip(byte[] text) {
        if (at + text.length > end) {
            return false;
        }
        // The texts are short, and most others differ in their first letters.
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        at += text.length;
        return true;
    }

    /** Skips a text that must come next. */
    public void expect(byte[] text) {
        if (!skip(text)) {
            stop();
        }
    }

    /** Skips white space and a text, such as the beginning of an attribute, if they come next. */
    public boolean skipBehindBlanks(byte[] text) {
        int from = at;
        blanks();
        if (at > from && skip(text)) {
            return true;
        }
        at = from;
        return false;
    }

    /** Skips white space and a text that must come next. */
    public void expectBehindBlanks(byte[] text) {
        if (!skipBehindBlanks(text)) {
            stop();
        }
    }

    /** Skips the end of a tag and the white space behind it. */
    public void endTag() {
        if (at == end || bytes[at] != '>') {
            stop();
            return;
        }
        at++;
        blanks();
    }

    /** Skips the end of an element without content and the white space behind it, if it comes next. */
    public boolean endElement() {
        if (at + 1 < end && bytes[at] == '/' && bytes[at + 1] == '>') {
            at += 2;
            blanks();
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    /** A whole number from 0 with the quote behind it, of so few digits that it fits an {@code int}. */
    public int number() {
        byte[] all = bytes;
        int most = Math.min(end, at + DIGITS);
        int i = at;
        int value = 0;
        while (i < most && all[i] >= '0' && all[i] <= '9') {
            value = value * 10 + all[i++] - '0';
        }
        if (i == at || i == end || all[i] != '"') {
            stop();
            return 0;
        }
        at = i + 1;
        return value;
    }

    /** A name with the quote behind it. */
    public String name() {
        int quote = at;
        while (quote < end && bytes[quote] != '"') {
            quote++;
        }
        String name = quote == end ? null : names.of(bytes, at, quote);
        if (name == null) {
            stop();
            return "";
        }
        at = quote + 1;
        return name;
    }
}
