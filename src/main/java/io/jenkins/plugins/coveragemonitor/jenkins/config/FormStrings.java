package io.jenkins.plugins.coveragemonitor.jenkins.config;

import org.jspecify.annotations.Nullable;

/** Treats an empty field of a form as not set. */
public final class FormStrings {
    private FormStrings() {}

    public static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
