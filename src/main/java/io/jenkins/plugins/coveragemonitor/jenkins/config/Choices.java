package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.ListBoxModel;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * A list of our words in a form, written as people say them; what is chosen is the word of a Jenkinsfile. The first
 * entry means the default, and names it.
 */
public final class Choices {
    private Choices() {}

    /**
     * The words, after an entry that says what holds by default.
     *
     * @param byDefault the label of one of the words, or another text for people
     */
    public static ListBoxModel of(Enum<?>[] words, String byDefault) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.Choices_ByDefault(byDefault), "");
        for (Enum<?> word : words) {
            items.add(label(word), word.name());
        }
        return items;
    }

    /** A word as people say it, such as <em>Last passed</em> for {@code BaselineKind.LAST_PASSED}. */
    public static String label(Enum<?> word) {
        return ResourceBundleHolder.get(Messages.class)
                .format(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }
}
