package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of what this controller recorded the shared store has.
 *
 * @param state its state
 * @param sentence what is wrong and how to fix it; {@code null} if nothing is wrong
 * @param waiting how many jobs have data that the store does not have yet
 * @param since when the oldest of them began to wait, {@code null} if none does
 * @param reached when the store last answered, {@code null} if it never did
 */
public record ForwardingStatus(
        State state, @Nullable String sentence, int waiting, @Nullable Instant since, @Nullable Instant reached) {
    /** The state of the connection to the store. */
    public enum State {
        /** The store answers. */
        CONNECTED,
        /** It does not answer, or this process waits for its turn; attempts continue. */
        AWAY,
        /** Another controller has the same id: nothing is written until one of them gets another. */
        CLASH,
        /** The store refuses until an administrator has repaired it; attempts continue now and then. */
        NEEDS_REPAIR
    }

    /** Whether an administrator should know. */
    public boolean isTrouble() {
        return sentence != null;
    }

    /** Whether the store is known not to answer now; {@link #sentence} then says why. */
    public boolean isAway() {
        return sentence != null && (state == State.AWAY || state == State.NEEDS_REPAIR);
    }
}
