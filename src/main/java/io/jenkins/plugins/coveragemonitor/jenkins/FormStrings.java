package io.jenkins.plugins.coveragemonitor.jenkins;

/** What an empty field of a form means: nothing was said. */
final class FormStrings {
    private FormStrings() {}

    static String toNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
