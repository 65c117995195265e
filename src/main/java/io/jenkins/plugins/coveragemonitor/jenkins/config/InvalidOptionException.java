package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor.FormException;
import org.jspecify.annotations.Nullable;

/**
 * An invalid option. Its message is one sentence for the people who wrote it. It has no stack trace, so that a log or
 * the Snippet Generator, which print what they catch, show only that sentence.
 */
public final class InvalidOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String option;

    /** A refusal of the option of this name. */
    public InvalidOptionException(String option, @Nullable String sentence) {
        super(sentence);
        this.option = option;
    }

    /** The exception that was wrapped on its way; {@code null} if the failure is another one. */
    static @Nullable InvalidOptionException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidOptionException refused) {
                return refused;
            }
        }
        return null;
    }

    /** The same for those who submitted a form. */
    public FormException onForm() {
        return new FormException(getMessage(), option);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public @Nullable String toString() {
        return getMessage();
    }
}
