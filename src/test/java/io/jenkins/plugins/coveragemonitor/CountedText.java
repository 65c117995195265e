package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A text that counts how often one of its characters is looked at: what shows quadratic work without a clock. */
public final class CountedText implements CharSequence {
    private static final int SIZE = 2_000;
    /** So often at most is each character looked at; quadratic work looks at each of these hundreds of times. */
    private static final int MOST = 20;

    private final CharSequence text;
    private long looks;

    private CountedText(CharSequence text) {
        this.text = text;
    }

    /**
     * Fails if a text is looked at too often.
     *
     * @param text a text of about a size
     * @param read what reads it
     */
    public static void assertLinear(IntFunction<String> text, Consumer<CharSequence> read) {
        CountedText counted = new CountedText(text.apply(SIZE));
        read.accept(counted);
        assertThat(counted.looks)
                .as("looks at %d characters", counted.length())
                .isLessThanOrEqualTo((long) MOST * (counted.length() + 50));
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks++;
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        looks += end - start;
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
