package io.jenkins.plugins.coveragemonitor.model;

/**
 * Makes text from outside fit for one line of a console. A name in a report, a file or an argument must not start a
 * line, move the cursor, change colours or reverse the text direction; such characters are escaped as in Java and JSON.
 */
public final class ConsoleEscaper {
    /** The most characters of a name that are shown. */
    private static final int LONGEST_NAME = 120;

    private ConsoleEscaper() {}

    /** The whole text in one line. */
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

    /** A name for a sentence. A long one loses its middle, because the ends of a path say most. */
    public static String name(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST_NAME) {
            return line(text);
        }
        int head = text.offsetByCodePoints(0, LONGEST_NAME / 2 - 1);
        int tail = text.offsetByCodePoints(text.length(), -LONGEST_NAME / 2);
        return line(text.substring(0, head)) + "…" + line(text.substring(tail));
    }

    /** The escape of a character that must not be shown as it is. */
    public static String escaped(int c) {
        return String.format("\\u%04x", c);
    }

    /** Whether a character is safe to show; control and format characters may reverse or hide others. */
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
