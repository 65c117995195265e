package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.ListBoxModel;

/** A list of our words in a form. The first entry means that nothing is said, and tells what holds then. */
public final class Choices {
    private Choices() {}

    /** The words, after an entry that says what holds by default. */
    public static ListBoxModel of(Enum<?>[] words, String byDefault) {
        ListBoxModel items = new ListBoxModel();
        items.add("(by default: " + byDefault + ")", "");
        for (Enum<?> word : words) {
            items.add(word.name());
        }
        return items;
    }
}
