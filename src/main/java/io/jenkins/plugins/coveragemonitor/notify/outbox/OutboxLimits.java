package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Duration;

/**
 * The limits of an outbox.
 *
 * @param attempts after how many attempts a message is given up
 * @param age after how long a message that was tried is given up
 * @param waiting how many messages may wait for a channel; further ones are given up at once
 * @param dead how many dead letters are kept for each channel
 * @param firstDelay the longest wait before the second attempt
 * @param mostDelay the longest wait between two attempts
 */
public record OutboxLimits(int attempts, Duration age, int waiting, int dead, Duration firstDelay, Duration mostDelay) {
    /** A day of attempts, ten thousand messages. */
    public static final OutboxLimits DEFAULT =
            new OutboxLimits(100, Duration.ofDays(1), 10_000, 1_000, Duration.ofSeconds(1), Duration.ofMinutes(30));
}
