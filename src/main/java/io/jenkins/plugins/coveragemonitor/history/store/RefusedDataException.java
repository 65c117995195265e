package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;

/** A store refuses what it was given for what it is: the same would be refused again, and other histories need not wait. */
public final class RefusedDataException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is refused, in one sentence. */
    public RefusedDataException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
