package io.jenkins.plugins.coveragemonitor.model;

/**
 * Text from outside, made fit to be read in one line of a console: a name in a report, a file or an argument must not
 * start a line, move the cursor, colour what follows or turn its direction. What it would do so with is written out as
 * in Java and JSON.
 */
public final class ConsoleEscaper {
    /** So many characters of a name are shown. */
    private static final int LONGEST_NAME = 120;

    private ConsoleEscaper() {}

    /** All of a text in one line. */
    public static String line(String text) {
        if (text.codePoints().allMatch(ConsoleEscaper::isHarmless)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                line.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    line.append(escaped(unit));
                }
            }
        });
        return line.toString();
    }

    /** A name in a sentence: a long one gives up its middle, as a path is known by where it begins and ends. */
    public static String name(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST_NAME) {
            return line(text);
        }
        int head = text.offsetByCodePoints(0, LONGEST_NAME / 2 - 1);
        int tail = text.offsetByCodePoints(text.length(), -LONGEST_NAME / 2);
        return line(text.substring(0, head)) + "…" + line(text.substring(tail));
    }

    /** How a character is written out that must not be shown as it is. */
    public static String escaped(int c) {
        return String.format("\\u%04x", c);
    }

    /** Whether a character only shows itself; those of no meaning of their own turn or hide others. */
    public static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
