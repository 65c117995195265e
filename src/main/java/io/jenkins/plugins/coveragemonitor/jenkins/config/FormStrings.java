package io.jenkins.plugins.coveragemonitor.jenkins.config;

import org.jspecify.annotations.Nullable;

/** What an empty field of a form means: nothing was said. */
public final class FormStrings {
    private FormStrings() {}

    public static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
