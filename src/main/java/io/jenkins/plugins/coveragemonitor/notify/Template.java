package io.jenkins.plugins.coveragemonitor.notify;

import org.jspecify.annotations.Nullable;

/**
 * A text with variables such as ${job}. Values from a message are inserted as data, never as another template.
 *
 * @param title the first line, or {@code null} for the default
 * @param text what follows, or {@code null} for the default facts
 */
public record Template(@Nullable String title, @Nullable String text) {
    /** The default title and facts. */
    public static final Template USUAL = new Template(null, null);

    private static final int MOST = 10_000;

    /**
     * The result of a template.
     *
     * @param title the first line
     * @param text what follows, several lines
     * @param problem why the template could not be used, so that this is the default text; {@code null} if it could
     */
    public record Rendered(String title, String text, @Nullable String problem) {}

    /** Fills in a message; a broken template gives the default text and says so. */
    public Rendered render(Message message) {
        String usual = TemplateVariables.facts(message);
        try {
            return new Rendered(
                    title == null ? message.title() : fill(title, message).replaceAll("\\p{Cntrl}+", " "),
                    text == null ? usual : fill(text, message),
                    null);
        } catch (IllegalArgumentException broken) {
            String problem =
                    "the template of this channel is broken, so this is the default text: " + broken.getMessage();
            return new Rendered(message.title(), usual + "\n" + problem, problem);
        }
    }

    private static String fill(String template, Message message) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = template.indexOf("${"); at >= 0; at = template.indexOf("${", from)) {
            int end = template.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("a ${ is not closed");
            }
            filled.append(template, from, at).append(TemplateVariables.value(template.substring(at + 2, end), message));
            from = end + 1;
        }
        filled.append(template, from, template.length());
        return filled.length() > MOST ? filled.substring(0, MOST) + " …" : filled.toString();
    }
}
