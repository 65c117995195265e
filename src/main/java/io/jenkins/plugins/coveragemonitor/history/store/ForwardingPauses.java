package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a {@link ForwardingWorker} rests.
 *
 * @param idle while nothing changes, well within {@link JournalForwarder#SILENCE}
 * @param look how often all jobs are searched for points whose recording did not wake the worker
 * @param first after the first try that the store did not take
 * @param longest after many of them
 */
record ForwardingPauses(Duration idle, Duration look, Duration first, Duration longest) {
    static final ForwardingPauses USUAL = new ForwardingPauses(
            Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** The pause after another try failed: twice the one before, within the bounds. */
    Duration longerThan(Duration before) {
        Duration twice = before.multipliedBy(2);
        if (twice.compareTo(first) < 0) {
            return first;
        }
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    /** A part of a pause, from its half to all of it: so that many controllers do not come back at once. */
    static Duration spread(Duration pause, RandomGenerator random) {
        long half = pause.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }
}
