package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.ListBoxModel;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * A list of constants in a form under their labels; the value is the constant, as in a Jenkinsfile. The first entry
 * means the default, and names it.
 */
public final class Choices {
    private Choices() {}

    /**
     * The constants, after an entry for the default.
     *
     * @param byDefault the label of one of the constants, or another text for people
     */
    public static ListBoxModel of(Enum<?>[] words, String byDefault) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.Choices_ByDefault(byDefault), "");
        for (Enum<?> word : words) {
            items.add(label(word), word.name());
        }
        return items;
    }

    /** The label of a constant, such as <em>Last passed</em> for {@code BaselineKind.LAST_PASSED}. */
    public static String label(Enum<?> word) {
        return ResourceBundleHolder.get(Messages.class)
                .format(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }
}
