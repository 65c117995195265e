package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of an environment file: {@code [export ]NAME=value}, in quotes or followed by a comment. Each character is
 * read a few times at most, however long the line is and whatever it contains.
 *
 * @param name the variable
 * @param value its value, as a Compose definition would have it
 */
record EnvironmentLine(String name, String value) {
    /** The name, and what follows the equals sign and its blanks. It never backtracks. */
    private static final Pattern NAMED =
            Pattern.compile("\\s*+(?:export\\s++(?!=))?+([\\w.-]++)\\s*+=(\\s*+)(.*+)", Pattern.DOTALL);

    /** Parses a line; {@code null} if it is a comment or not an assignment. */
    static @Nullable EnvironmentLine of(CharSequence line) {
        Matcher named = NAMED.matcher(line);
        return named.matches()
                ? new EnvironmentLine(
                        named.group(1), value(named.group(3), !named.group(2).isEmpty()))
                : null;
    }

    private static String value(String text, boolean blankBefore) {
        if (text.startsWith("'")) {
            int end = text.indexOf('\'', 1);
            if (end > 0 && isEmpty(text, end + 1)) {
                // Nothing is replaced between single quotes, which a Compose file expresses by doubling the dollar.
                return text.substring(1, end).replace("$", "$$");
            }
        }
        if (text.startsWith("\"")) {
            int end = closing(text);
            if (end > 0 && isEmpty(text, end + 1)) {
                return unescaped(text.substring(1, end));
            }
        }
        int end = comment(text, blankBefore);
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The index of the closing quote of a text that begins with one; -1 if there is none. */
    private static int closing(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                return i;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            // A quoted text never ends with the first half of an escape.
            boolean escaped = text.charAt(i) == '\\';
            plain.append(text.charAt(escaped ? ++i : i));
        }
        return plain.toString();
    }

    /** Whether only blanks follow, and possibly a comment after them. */
    private static boolean isEmpty(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at == text.length() || at > from && text.charAt(at) == '#';
    }

    /** Where a comment begins, which needs a blank before it; the end of the text if there is none. */
    private static int comment(String text, boolean blankBefore) {
        boolean blank = blankBefore;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '#' && blank) {
                return i;
            }
            blank = isBlank(one);
        }
        return text.length();
    }

    private static boolean isBlank(char one) {
        return one == ' ' || one >= '\t' && one <= '\r';
    }
}
