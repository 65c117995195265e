package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history of one channel's deliveries: counts, the last error, and the alerts it was notified of. */
public final class ChannelHistory {
    private static final int REMEMBERED = 10_000;

    /**
     * What the receiver knows about an alert's life. An alert that reopens continues its life, so several beginnings
     * and ends may be on their way; messages about one alert arrive in the order of queueing.
     *
     * @param newest the newest beginning, or the newest message about it, in the order of queueing
     * @param waits whether that message is still waiting
     * @param open whether the receiver got a beginning and no end since
     * @param reference the receiver's id of the first message, empty if it has none
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

    /** All alerts whose end must still be announced, however many others came and went meanwhile. */
    private final Map<String, NotifiedAlert> open = new LinkedHashMap<>();

    private final Map<String, NotifiedAlert> ended = bounded();
    private final Map<String, DeliveryRecord.Result> messages = bounded();
    /** The order of each waiting message; an outbox limits their number. */
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

    /** Starts with the totals from before the records that are kept. */
    void begin(DeliveryTotals before) {
        totals = before;
    }

    /** The totals of all messages. */
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
                // A message that both ends and begins an alert has it open again.
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
                // It will be tried again.
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

    /** Removes a message that no longer waits; returns the order in which it was queued. */
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

    /** A message without ends of alerts that its receiver was not notified of; empty if nothing else is left. */
    public Optional<Message> worthSending(Message message) {
        boolean pointless = message.isResolved() && message.alertIds().stream().noneMatch(this::isOpen);
        return pointless
                ? Optional.empty()
                : Optional.of(AlertMessages.withoutUnnotifiedResolutions(message, this::isOpen));
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
