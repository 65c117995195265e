package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import org.jspecify.annotations.Nullable;

/**
 * Builds HTML. Names of elements and attributes are ours, and every text and value is escaped. Nothing can be added
 * unescaped, and there are no scripts or style attributes.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(4096);

    /** Opens an element; attributes are pairs of a name and a value, and a {@code null} value omits its attribute. */
    Html open(String element, @Nullable String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** Adds text; characters that reverse or hide other text are escaped. */
    Html text(String text) {
        escape(ConsoleEscaper.line(text));
        return this;
    }

    /** Adds a line of source; tabs stay. */
    Html source(String line) {
        escape(String.join(
                "\t",
                java.util.Arrays.stream(line.split("\t", -1))
                        .map(ConsoleEscaper::line)
                        .toList()));
        return this;
    }

    /** Adds an element with only a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    Html line() {
        out.append('\n');
        return this;
    }

    /** Adds the style sheet, which contains nothing from outside. */
    Html style(String css) {
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
