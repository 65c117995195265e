package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a {@link ForwardingWorker} pauses.
 *
 * @param idle the pause while nothing changes, well within {@link StoreLease#SILENCE}
 * @param look how often all jobs are searched for points whose recording did not wake the worker
 * @param first the pause after the first failed attempt
 * @param longest the longest pause after many failed attempts
 */
record ForwardingPauses(Duration idle, Duration look, Duration first, Duration longest) {
    static final ForwardingPauses USUAL = new ForwardingPauses(
            Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** The pause after another failed attempt: twice the one before, within the bounds. */
    Duration longerThan(Duration before) {
        Duration twice = before.multipliedBy(2);
        if (twice.compareTo(first) < 0) {
            return first;
        }
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    /** A random part of a pause, from half to all of it, so that many controllers do not come back at once. */
    static Duration spread(Duration pause, RandomGenerator random) {
        long half = pause.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }
}
