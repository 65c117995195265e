package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor.FormException;
import org.jspecify.annotations.Nullable;

/**
 * An option that makes no sense. Its message is one sentence for the people who wrote it, so it has no stack trace: a log
 * or the Snippet Generator, which print what they catch, show that sentence alone.
 */
public final class InvalidOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String option;

    /** A refusal of the option of this name. */
    public InvalidOptionException(String option, @Nullable String sentence) {
        super(sentence);
        this.option = option;
    }

    /** The refusal that was wrapped on its way; {@code null} if the failure is another. */
    static @Nullable InvalidOptionException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidOptionException refused) {
                return refused;
            }
        }
        return null;
    }

    /** The same as Jenkins shows it to those who submitted a form. */
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
