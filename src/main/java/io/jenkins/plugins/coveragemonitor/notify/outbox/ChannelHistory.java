package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.MessageBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is known of one channel's deliveries: counts, the last error, and which alerts it was told of. */
public final class ChannelHistory {
    private static final int REMEMBERED = 10_000;

    /**
     * What the receiver knows of an alert's life. An alert that reopens continues its life, so there may be several
     * beginnings and ends of it on the way; those about one alert arrive in the order in which they were queued.
     *
     * @param newest the newest beginning, or news that tells of it, by the order of queueing
     * @param waits whether that one still waits
     * @param open whether the receiver heard a beginning and no end since
     * @param reference what the receiver calls the first message, empty if it does not tell
     */
    private record Told(long newest, boolean waits, boolean open, String reference) {
        Told queued(long order) {
            return new Told(order, true, open, reference);
        }

        Told begun(long order, String newReference) {
            return new Told(newest, waits && order != newest, true, reference.isEmpty() ? newReference : reference);
        }

        Told givenUp(long order) {
            return new Told(newest, waits && order != newest, open, reference);
        }

        Told ended() {
            return new Told(newest, waits, false, reference);
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

    public void add(DeliveryRecord what) {
        if (what.result() != DeliveryRecord.Result.FAILED) {
            messages.put(what.id(), what.result());
        }
        switch (what.result()) {
            case QUEUED -> {
                queued++;
                orders.put(what.id(), queued);
                what.begins().forEach(thread -> change(thread, told -> told.queued(queued)));
            }
            case DELIVERED -> {
                delivered++;
                lastDelivered = what.at();
                String reference = what.reference() == null ? "" : what.reference();
                // What a message calls over and new at once is back.
                what.ends().forEach(thread -> change(thread, Told::ended));
                what.begins().forEach(thread -> change(thread, told -> told.begun(order(what), reference)));
            }
            case FAILED -> error(what);
            case DEAD -> {
                dead++;
                error(what);
                what.begins().forEach(thread -> change(thread, told -> told.givenUp(order(what))));
            }
            case DROPPED -> {
                // Its ends were those of what is not open anyway.
            }
        }
    }

    private void change(String thread, UnaryOperator<Told> change) {
        threads.put(thread, change.apply(threads.getOrDefault(thread, new Told(0, false, false, ""))));
    }

    private long order(DeliveryRecord what) {
        return orders.getOrDefault(what.id(), 0L);
    }

    private void error(DeliveryRecord what) {
        failed++;
        lastFailed = what.at();
        lastError = what.why();
    }

    public boolean isKnown(String id) {
        return messages.containsKey(id);
    }

    public boolean isSettled(String id) {
        DeliveryRecord.Result result = messages.get(id);
        return result == DeliveryRecord.Result.DELIVERED || result == DeliveryRecord.Result.DROPPED;
    }

    /** Whether the beginning of a life was told and not its end, or waits to be told. */
    public boolean isTold(String thread) {
        Told told = threads.get(thread);
        return told != null && (told.waits() || told.open());
    }

    private boolean isOpen(String thread) {
        Told told = threads.get(thread);
        return told != null && told.open();
    }

    /** What of a message is worth telling: no end of what nobody there heard of. Empty if it is nothing but such ends. */
    public Optional<Message> worthTelling(Message message) {
        boolean pointless = message.isResolved() && message.threads().stream().noneMatch(this::isOpen);
        return pointless ? Optional.empty() : Optional.of(MessageBuilder.withoutUntoldEnds(message, this::isOpen));
    }

    public String reference(String thread) {
        Told told = threads.get(thread);
        return told == null ? "" : told.reference();
    }

    public ChannelStatus status(String name, int waiting, int deadLetters) {
        return new ChannelStatus(
                name, waiting, deadLetters, delivered, failed, dead, lastDelivered, lastFailed, lastError);
    }
}
