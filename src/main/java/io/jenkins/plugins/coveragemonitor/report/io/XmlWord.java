package io.jenkins.plugins.coveragemonitor.report.io;

import org.codehaus.stax2.typed.TypedValueDecoder;

/** Compares a value with a word in the parser's own characters. */
final class XmlWord extends TypedValueDecoder {
    private String word = "";
    private boolean same;

    /** Sets the word that the next value is compared with. */
    public void expect(String expected) {
        word = expected;
        same = false;
    }

    /** Whether the value was the word. */
    public boolean isExpected() {
        return same;
    }

    @Override
    public void decode(String text) {
        same = text.equals(word);
    }

    @Override
    public void decode(char[] text, int start, int end) {
        if (word.length() != end - start) {
            return;
        }
        for (int i = start; i < end; i++) {
            if (text[i] != word.charAt(i - start)) {
                return;
            }
        }
        same = true;
    }

    @Override
    public void handleEmptyValue() {
        same = word.isEmpty();
    }
}
