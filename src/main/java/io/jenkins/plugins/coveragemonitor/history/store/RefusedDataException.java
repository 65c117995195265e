package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;

/** A store refuses the given data itself: it would be refused again, and other histories need not wait. */
public final class RefusedDataException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates it with one sentence that says what is refused. */
    public RefusedDataException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
