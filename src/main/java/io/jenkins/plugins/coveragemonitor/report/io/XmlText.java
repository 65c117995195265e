package io.jenkins.plugins.coveragemonitor.report.io;

import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * The characters of an attribute in the parser's buffer, without surrounding white space, valid until the parser moves
 * on. All values are read through this class: a parser that always calls one class calls it fast.
 */
final class XmlText extends TypedValueDecoder {
    private char[] chars = {};
    private int from;
    private int to;

    /** The array that contains the characters. */
    public char[] chars() {
        return chars;
    }

    /** The index of the first one. */
    public int from() {
        return from;
    }

    /** The index behind the last one. */
    public int to() {
        return to;
    }

    /** Whether they equal a word. */
    public boolean is(String word) {
        int length = word.length();
        if (length != to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (chars[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(chars, from, to - from);
    }

    @Override
    public void decode(String text) {
        decode(text.toCharArray(), 0, text.length());
    }

    @Override
    public void decode(char[] text, int start, int end) {
        chars = text;
        from = start;
        to = end;
    }

    @Override
    public void handleEmptyValue() {
        from = 0;
        to = 0;
    }
}
