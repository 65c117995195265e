package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;

/** Somebody else writes under this controller's id, or the recorded position is another than expected. */
public final class LostTurnException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates it with one sentence that says what is no longer valid. */
    public LostTurnException(String sentence) {
        super(sentence);
    }
}
