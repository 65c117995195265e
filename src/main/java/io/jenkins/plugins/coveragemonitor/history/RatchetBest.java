package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.Objects;

/**
 * The best share that a ratchet knows, and the build that reached it.
 *
 * @param counter covered and missed; measured
 * @param build the build's number
 */
public record RatchetBest(Counter counter, int build) {
    /** Creates it. */
    public RatchetBest {
        Objects.requireNonNull(counter);
    }

    /** The better of both; of equal ones the earlier. */
    public RatchetBest better(RatchetBest other) {
        int order = other.counter.compareShare(counter);
        return order > 0 || order == 0 && other.build < build ? other : this;
    }
}
