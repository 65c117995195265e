package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the shared store has what this controller recorded.
 *
 * @param state its state
 * @param sentence what is wrong and what helps; {@code null} if nothing is wrong
 * @param waiting how many jobs have something that the store does not have yet
 * @param since since when the first of them waits, {@code null} if none does
 * @param reached when the store answered last, {@code null} if it never did
 */
public record ForwardingStatus(
        State state, @Nullable String sentence, int waiting, @Nullable Instant since, @Nullable Instant reached) {
    /** How it stands. */
    public enum State {
        /** The store answers. */
        CONNECTED,
        /** It does not, or this process waits for its turn; it is tried again. */
        AWAY,
        /** Another controller has the same id: nothing is written until one of them has another. */
        CLASH,
        /** The store refuses until an administrator has repaired it; it is tried again now and then. */
        NEEDS_REPAIR
    }

    /** Whether an administrator should know. */
    public boolean isTrouble() {
        return sentence != null;
    }

    /** Whether the store is known to give no answers now, and {@link #sentence} says why. */
    public boolean isAway() {
        return sentence != null && (state == State.AWAY || state == State.NEEDS_REPAIR);
    }
}
