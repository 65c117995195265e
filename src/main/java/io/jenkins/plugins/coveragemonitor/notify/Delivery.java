package io.jenkins.plugins.coveragemonitor.notify;

import java.time.Duration;
import java.util.Objects;

/** A channel's answer to a message. No answer ever holds a secret. */
public sealed interface Delivery {
    /**
     * The receiver has it.
     *
     * @param reference the receiver's id of the message, for a later change of it; empty if it has none
     */
    record Delivered(String reference) implements Delivery {
        /** Creates the answer. */
        public Delivered {
            Objects.requireNonNull(reference);
        }
    }

    /**
     * Not now: the same message may be accepted later.
     *
     * @param why one sentence
     * @param after the wait that the receiver requested, zero if it did not
     */
    record Later(String why, Duration after) implements Delivery {
        /** Creates the answer. */
        public Later {
            Objects.requireNonNull(why);
            Objects.requireNonNull(after);
        }
    }

    /**
     * Never: the same message will not be accepted, however often it is sent.
     *
     * @param why one sentence
     */
    record Refused(String why) implements Delivery {
        /** Creates the answer. */
        public Refused {
            Objects.requireNonNull(why);
        }
    }
}
