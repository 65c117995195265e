package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Duration;

/**
 * The bounds of an outbox.
 *
 * @param attempts after how many attempts a message is given up
 * @param age after how long it is given up, once it was tried
 * @param waiting how many messages may wait for a channel; more are given up at once
 * @param dead how many messages that were given up are kept for each channel
 * @param firstDelay the most before a second attempt
 * @param mostDelay the most between two attempts
 */
public record OutboxLimits(int attempts, Duration age, int waiting, int dead, Duration firstDelay, Duration mostDelay) {
    /** A day of trying, ten thousand messages. */
    public static final OutboxLimits DEFAULT =
            new OutboxLimits(100, Duration.ofDays(1), 10_000, 1_000, Duration.ofSeconds(1), Duration.ofMinutes(30));
}
