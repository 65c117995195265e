package io.jenkins.plugins.coveragemonitor.jenkins;

/** What an empty field of a form means: nothing was said. */
final class Blank {
    private Blank() {}

    static String toNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
