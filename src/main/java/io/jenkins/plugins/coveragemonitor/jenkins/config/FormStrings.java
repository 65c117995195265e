package io.jenkins.plugins.coveragemonitor.jenkins.config;

/** What an empty field of a form means: nothing was said. */
public final class FormStrings {
    private FormStrings() {}

    public static String toNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
