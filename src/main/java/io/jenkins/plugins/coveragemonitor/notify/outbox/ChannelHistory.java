package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.MessageBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is known of one channel's deliveries: counts, the last error, and which alerts it was notified of. */
public final class ChannelHistory {
    private static final int REMEMBERED = 10_000;

    /**
     * What the receiver knows of an alert's life. An alert that reopens continues its life, so there may be several
     * beginnings and ends of it on the way; those about one alert arrive in the order in which they were queued.
     *
     * @param newest the newest beginning, or the newest message about it, in the order of queueing
     * @param waits whether that one still waits
     * @param open whether the receiver heard a beginning and no end since
     * @param reference what the receiver calls the first message, empty if it does not say
     */
    private record NotifiedAlert(long newest, boolean waits, boolean open, String reference) {
        static final NotifiedAlert NOTHING = new NotifiedAlert(0, false, false, "");

        NotifiedAlert queued(long order) {
            return new NotifiedAlert(order, true, open, reference);
        }

        NotifiedAlert begun(long order, String newReference) {
            return new NotifiedAlert(
                    newest, waits && order != newest, true, reference.isEmpty() ? newReference : reference);
        }

        NotifiedAlert givenUp(long order) {
            return new NotifiedAlert(newest, waits && order != newest, open, reference);
        }

        NotifiedAlert ended() {
            return new NotifiedAlert(newest, waits, false, reference);
        }
    }

    /** The alerts whose end is still to be announced: all of them, however many others came and went meanwhile. */
    private final Map<String, NotifiedAlert> open = new LinkedHashMap<>();

    private final Map<String, NotifiedAlert> ended = bounded();
    private final Map<String, DeliveryRecord.Result> messages = bounded();
    /** The order of each message that waits; there are no more than an outbox takes. */
    private final Map<String, Long> orders = new HashMap<>();

    private long queued;
    private DeliveryTotals totals = DeliveryTotals.NONE;

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Begins with what was counted before the records that are kept. */
    void begin(DeliveryTotals before) {
        totals = before;
    }

    /** What became of all messages. */
    DeliveryTotals totals() {
        return totals;
    }

    public void add(DeliveryRecord what) {
        totals = totals.plus(what);
        if (what.result() != DeliveryRecord.Result.FAILED) {
            messages.put(what.id(), what.result());
        }
        switch (what.result()) {
            case QUEUED -> {
                queued++;
                orders.put(what.id(), queued);
                what.begins().forEach(alertId -> change(alertId, notified -> notified.queued(queued)));
            }
            case DELIVERED -> {
                long order = settled(what);
                String reference = what.reference() == null ? "" : what.reference();
                // What a message calls over and new at once is back.
                what.ends().forEach(alertId -> change(alertId, NotifiedAlert::ended));
                what.begins().forEach(alertId -> change(alertId, notified -> notified.begun(order, reference)));
            }
            case DEAD -> {
                long order = settled(what);
                what.begins().forEach(alertId -> change(alertId, notified -> notified.givenUp(order)));
            }
            // It announced the end of alerts that are not open anyway.
            case DROPPED -> settled(what);
            case FAILED -> {
                // It is tried again.
            }
        }
    }

    private void change(String alertId, UnaryOperator<NotifiedAlert> change) {
        NotifiedAlert notified = change.apply(notified(alertId));
        if (notified.waits() || notified.open()) {
            ended.remove(alertId);
            open.put(alertId, notified);
        } else {
            open.remove(alertId);
            ended.put(alertId, notified);
        }
    }

    private NotifiedAlert notified(String alertId) {
        NotifiedAlert notified = open.get(alertId);
        return notified != null ? notified : ended.getOrDefault(alertId, NotifiedAlert.NOTHING);
    }

    /** A message that waits no more; the order in which it was queued. */
    private long settled(DeliveryRecord what) {
        Long order = orders.remove(what.id());
        return order == null ? 0 : order;
    }

    public boolean isKnown(String id) {
        return messages.containsKey(id);
    }

    public boolean isSettled(String id) {
        DeliveryRecord.Result result = messages.get(id);
        return result == DeliveryRecord.Result.DELIVERED || result == DeliveryRecord.Result.DROPPED;
    }

    /** Whether the beginning of an alert, but not its end, was notified or waits to be. */
    public boolean isNotified(String alertId) {
        return open.containsKey(alertId);
    }

    private boolean isOpen(String alertId) {
        return notified(alertId).open();
    }

    /**
     * The part of a message worth sending: no end of what its receivers were not notified of. Empty if it is nothing
     * but such ends.
     */
    public Optional<Message> worthTelling(Message message) {
        boolean pointless = message.isResolved() && message.alertIds().stream().noneMatch(this::isOpen);
        return pointless
                ? Optional.empty()
                : Optional.of(MessageBuilder.withoutUnnotifiedResolutions(message, this::isOpen));
    }

    public String reference(String alertId) {
        return notified(alertId).reference();
    }

    public ChannelStatus status(String name, int waiting, int deadLetters) {
        return ChannelStatusBuilder.builder()
                .name(name)
                .waiting(waiting)
                .deadLetters(deadLetters)
                .delivered(totals.delivered())
                .failed(totals.failed())
                .dead(totals.dead())
                .lastDelivered(totals.lastDelivered())
                .lastFailed(totals.lastFailed())
                .lastError(totals.lastError())
                .create();
    }
}
