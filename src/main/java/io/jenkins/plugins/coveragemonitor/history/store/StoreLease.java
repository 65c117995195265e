package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus.State;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lease of a process to write to a shared store: only one of the processes with an id has it at a time. */
final class StoreLease {
    /** A holder loses its lease after this much silence. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    private final SharedHistoryStore store;
    private final ControllerProcess process;
    private long otherHeartbeat;

    StoreLease(SharedHistoryStore store, ControllerProcess process) {
        this.store = store;
        this.process = process;
    }

    /**
     * The answer of the store.
     *
     * @param held whether this process may write
     * @param state the state of the forwarder, as far as it depends on the lease
     * @param sentence a sentence about another process with the same id; {@code null} if there is none
     */
    record Claim(boolean held, State state, @Nullable String sentence) {}

    /**
     * Acquires or renews the lease.
     *
     * @param clashed whether another controller had the id at the last attempt
     */
    Claim claim(boolean clashed) throws IOException {
        ControllerLease lease = store.claim(process.controller(), process.url().get(), process.holder(), SILENCE);
        if (lease.held()) {
            otherHeartbeat = 0;
            // The other process is refused, so this one may go on.
            return lease.other() == null
                    ? new Claim(true, State.CONNECTED, null)
                    : new Claim(true, State.CLASH, clash(lease.other()) + "; that one writes nothing");
        }
        boolean alive = otherHeartbeat != 0 && otherHeartbeat != lease.heartbeat();
        otherHeartbeat = lease.heartbeat();
        return alive || clashed
                ? new Claim(
                        false,
                        State.CLASH,
                        clash(String.valueOf(lease.other()))
                                + "; nothing of this one is in the store until it has an id of its own")
                : new Claim(
                        false,
                        State.AWAY,
                        "waits for up to " + Plurals.count(SILENCE.toSeconds(), "second")
                                + ", as the process before it had not given up its turn");
    }

    /** Releases the lease, so that another process with this id need not wait for it. */
    void release() throws IOException {
        store.release(process.controller(), process.holder());
    }

    private String clash(String other) {
        return "two controllers have the id " + process.controller() + ", this one and " + other;
    }
}
