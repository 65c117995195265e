package io.jenkins.plugins.coveragemonitor.api.state;

import org.jspecify.annotations.Nullable;

/** A setting of alerts that is not valid; the message is one sentence. */
public final class InvalidThresholdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    InvalidThresholdException(@Nullable String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** The name of the setting, or {@code null} if the message is about none. */
    public @Nullable String field() {
        return field;
    }
}
