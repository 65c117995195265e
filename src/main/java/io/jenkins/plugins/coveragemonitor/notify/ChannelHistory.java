package io.jenkins.plugins.coveragemonitor.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of one channel's deliveries: counts, the last error, and which alerts it was told of. */
final class ChannelHistory {
    private static final int REMEMBERED = 10_000;

    /** How far the beginning of an alert's life got. */
    private record Told(boolean delivered, boolean dead, String reference) {}

    private final Map<String, Told> threads = bounded();
    private final Map<String, DeliveryRecord.Result> messages = bounded();
    private long delivered;
    private long failed;
    private long dead;
    private Instant lastDelivered;
    private Instant lastFailed;
    private String lastError;

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    void add(DeliveryRecord what) {
        if (what.result() != DeliveryRecord.Result.FAILED) {
            messages.put(what.id(), what.result());
        }
        switch (what.result()) {
            case QUEUED -> what.begins().forEach(thread -> threads.putIfAbsent(thread, new Told(false, false, "")));
            case DELIVERED -> {
                delivered++;
                lastDelivered = what.at();
                what.begins()
                        .forEach(thread -> threads.merge(
                                thread,
                                new Told(true, false, what.reference()),
                                (old, now) -> old.delivered() ? old : now));
                what.ends().forEach(threads::remove);
            }
            case FAILED -> error(what);
            case DEAD -> {
                dead++;
                error(what);
                what.begins()
                        .forEach(thread -> threads.computeIfPresent(
                                thread, (key, old) -> old.delivered() ? old : new Told(false, true, "")));
            }
            case DROPPED -> what.ends().forEach(threads::remove);
        }
    }

    private void error(DeliveryRecord what) {
        failed++;
        lastFailed = what.at();
        lastError = what.why();
    }

    boolean isKnown(String id) {
        return messages.containsKey(id);
    }

    boolean isSettled(String id) {
        DeliveryRecord.Result result = messages.get(id);
        return result == DeliveryRecord.Result.DELIVERED || result == DeliveryRecord.Result.DROPPED;
    }

    /** Whether the beginning of a life was told, or waits to be. */
    boolean isTold(String thread) {
        Told told = threads.get(thread);
        return told != null && !told.dead();
    }

    boolean isDelivered(String thread) {
        Told told = threads.get(thread);
        return told != null && told.delivered();
    }

    String reference(String thread) {
        Told told = threads.get(thread);
        return told == null ? "" : told.reference();
    }

    ChannelStatus status(String name, int waiting, int deadLetters) {
        return new ChannelStatus(
                name, waiting, deadLetters, delivered, failed, dead, lastDelivered, lastFailed, lastError);
    }
}
