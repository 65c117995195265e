package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;

/** Somebody else writes under this controller's id, or the store notes another position: what was known of it holds no longer. */
public final class LostTurnException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what holds no longer, in one sentence. */
    public LostTurnException(String sentence) {
        super(sentence);
    }
}
