package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the next attempt: exponential with full jitter, a random time between nothing and the doubled delay,
 * so that messages that failed together do not come back together.
 *
 * @param first the most before the second attempt
 * @param most the most before any attempt
 * @param random the source of the jitter
 */
record Backoff(Duration first, Duration most, RandomGenerator random) {
    /** The wait after a number of failed attempts (1 or more), at least what the receiver requested. */
    public Duration after(int failures, Duration asked) {
        int doublings = Math.min(failures - 1, 30);
        long limit = Math.min(most.toMillis(), first.toMillis() << doublings);
        Duration jittered = Duration.ofMillis(random.nextLong(limit + 1));
        return jittered.compareTo(asked) > 0 ? jittered : asked;
    }
}
