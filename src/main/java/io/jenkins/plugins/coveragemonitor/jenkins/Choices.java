package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.util.ListBoxModel;

/** A list of our words in a form, the first entry meaning that nothing is said. */
final class Choices {
    private Choices() {}

    static ListBoxModel of(Item item, Enum<?>[] words) {
        FormAccess.check(item);
        ListBoxModel items = new ListBoxModel();
        items.add("(by default)", "");
        for (Enum<?> word : words) {
            items.add(word.name());
        }
        return items;
    }

    static String or(String text, String byDefault) {
        return text == null || text.isBlank() ? byDefault : text;
    }
}
