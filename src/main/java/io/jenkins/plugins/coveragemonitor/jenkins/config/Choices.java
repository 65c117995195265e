package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.ListBoxModel;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A list of our words in a form, written as people say them; what is chosen is the word of a Jenkinsfile. The first
 * entry means the default, and names it.
 */
public final class Choices {
    /** What a build becomes has names of Jenkins' own. */
    private static final Map<String, String> LABELS = Map.of(
            "OnMiss.WARNING", "Unstable",
            "OnMiss.FAILED", "Failure",
            "StaleReports.FAIL", "Fail the build");

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");

    private Choices() {}

    /**
     * The words, after an entry that says what holds by default.
     *
     * @param byDefault one of the words, or a text that may name some
     */
    public static ListBoxModel of(Enum<?>[] words, String byDefault) {
        ListBoxModel items = new ListBoxModel();
        items.add("(by default: " + readable(words, byDefault) + ")", "");
        for (Enum<?> word : words) {
            items.add(label(word), word.name());
        }
        return items;
    }

    /** A word as people say it, such as <em>Last passed</em> for {@code LAST_PASSED}. */
    static String label(Enum<?> word) {
        String known = LABELS.get(word.getDeclaringClass().getSimpleName() + "." + word.name());
        String plain = word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return known != null ? known : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private static String readable(Enum<?>[] words, String text) {
        return CONSTANT.matcher(text).replaceAll(found -> {
            for (Enum<?> word : words) {
                if (word.name().equals(found.group())) {
                    return label(word);
                }
            }
            return found.group();
        });
    }
}
