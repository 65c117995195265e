package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When the messages of one channel may be tried. After a failure the message waits, and so does the whole channel for a
 * while. Not thread-safe: its queue guards it.
 */
final class RetrySchedule {
    /** Further failures in a row do not lengthen the pause of the channel. */
    private static final int MOST_FAILURES = 6;

    /** A message that failed. */
    private record Retry(int attempts, Instant at, List<String> alerts) {}

    private final Backoff backoff;
    private final Map<String, Retry> retries = new HashMap<>();
    private final Map<String, List<String>> underWay = new HashMap<>();
    private Instant pausedUntil = Instant.MIN;
    private int failuresInARow;

    RetrySchedule(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean isPaused(Instant now) {
        return pausedUntil.isAfter(now);
    }

    /** Marks a message as being tried, with its alerts. */
    void begin(String name, List<String> alerts) {
        underWay.put(name, alerts);
    }

    /** Marks a message as no longer being tried. */
    void end(String name) {
        underWay.remove(name);
    }

    boolean isUnderWay(String name) {
        return underWay.containsKey(name);
    }

    /** The alerts of all messages being tried, in a set that the caller may change. */
    Set<String> alertsUnderWay() {
        Set<String> alerts = new HashSet<>();
        underWay.values().forEach(alerts::addAll);
        return alerts;
    }

    /** Whether a message failed and its next attempt is still to come. */
    boolean waits(String name, Instant now) {
        Retry retry = retries.get(name);
        return retry != null && retry.at().isAfter(now);
    }

    /** The alerts of a message that failed. */
    List<String> alerts(String name) {
        Retry retry = retries.get(name);
        return retry == null ? List.of() : retry.alerts();
    }

    /** How often a message failed. */
    int attempts(String name) {
        Retry retry = retries.get(name);
        return retry == null ? 0 : retry.attempts();
    }

    /**
     * Schedules the next attempt of a message that failed, and pauses the channel.
     *
     * @param attempt how many attempts there were
     * @param present whether the message still waits; it may have been removed while it was tried
     * @param least the wait that the receiver requested
     */
    void failed(ChannelQueue.Claim claim, int attempt, boolean present, Instant now, Duration least) {
        failuresInARow++;
        Instant at = now.plus(backoff.after(attempt, least));
        if (present) {
            retries.put(
                    claim.name(), new Retry(attempt, at, claim.entry().message().alertIds()));
        }
        pausedUntil = now.plus(backoff.after(Math.min(failuresInARow, MOST_FAILURES), least));
    }

    /** Ends the pause, because the receiver answers. */
    void succeeded() {
        failuresInARow = 0;
        pausedUntil = Instant.MIN;
    }

    /** Forgets a removed message. */
    void forget(String name) {
        retries.remove(name);
    }

    /** Forgets all messages but these. */
    void retain(Collection<String> names) {
        retries.keySet().retainAll(names);
    }

    /** How long until the next of these messages may be tried; empty if all are being tried. */
    Optional<Duration> untilNext(Set<String> names, Instant now) {
        if (names.size() <= underWay.size()) {
            return Optional.empty();
        }
        List<Retry> failed = retries.entrySet().stream()
                .filter(retry -> !underWay.containsKey(retry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Instant first = failed.size() < names.size() - underWay.size()
                ? now
                : failed.stream().map(Retry::at).min(Instant::compareTo).orElse(now);
        Instant at = first.isAfter(pausedUntil) ? first : pausedUntil;
        return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
