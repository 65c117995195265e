package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.util.ListBoxModel;

/** A list of our words in a form, the first entry meaning that nothing is said. */
final class Choices {
    private Choices() {}

    static ListBoxModel of(Enum<?>[] words) {
        ListBoxModel items = new ListBoxModel();
        items.add("(by default)", "");
        for (Enum<?> word : words) {
            items.add(word.name());
        }
        return items;
    }
}
