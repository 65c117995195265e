package io.jenkins.plugins.coveragemonitor.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of one channel's deliveries: counts, the last error, and which alerts it was told of. */
final class ChannelHistory {
    private static final int REMEMBERED = 10_000;

    /**
     * How far the beginning of an alert's life got. An alert that reopens continues its life, so the end of what was
     * before may be delivered after the new beginning was queued: the order in which they were queued decides.
     */
    private record Told(long order, boolean delivered, boolean dead, boolean ended, String reference) {
        Told again(long now) {
            return new Told(now, delivered && !ended, false, false, reference);
        }

        Told arrived(String newReference) {
            return new Told(order, true, false, ended, reference.isEmpty() ? newReference : reference);
        }

        Told givenUp() {
            return delivered ? this : new Told(order, false, true, ended, reference);
        }

        Told over(long endOrder) {
            return endOrder > order ? new Told(order, delivered, dead, true, reference) : this;
        }
    }

    private final Map<String, Told> threads = bounded();
    private final Map<String, DeliveryRecord.Result> messages = bounded();
    private final Map<String, Long> orders = bounded();
    private long queued;
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
            case QUEUED -> queued(what);
            case DELIVERED -> {
                delivered++;
                lastDelivered = what.at();
                String reference = what.reference() == null ? "" : what.reference();
                what.begins()
                        .forEach(thread -> threads.computeIfPresent(thread, (key, told) -> told.arrived(reference)));
                over(what);
            }
            case FAILED -> error(what);
            case DEAD -> {
                dead++;
                error(what);
                what.begins().forEach(thread -> threads.computeIfPresent(thread, (key, told) -> told.givenUp()));
            }
            case DROPPED -> over(what);
        }
    }

    private void queued(DeliveryRecord what) {
        queued++;
        orders.put(what.id(), queued);
        Told fresh = new Told(queued, false, false, false, "");
        what.begins().forEach(thread -> threads.merge(thread, fresh, (told, now) -> told.again(now.order())));
    }

    private void over(DeliveryRecord what) {
        long order = orders.getOrDefault(what.id(), queued);
        what.ends().forEach(thread -> threads.computeIfPresent(thread, (key, told) -> told.over(order)));
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
        return told != null && !told.dead() && !told.ended();
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
