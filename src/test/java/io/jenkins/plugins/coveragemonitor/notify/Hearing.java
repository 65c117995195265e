package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelHistory;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A channel without a disk, for tests of very many histories: what it is told is decided as the outbox decides it. */
public final class Hearing {
    private final String name;
    private final ChannelFilter filter;
    private final ChannelHistory history = new ChannelHistory();
    private final Deque<Message> waiting = new ArrayDeque<>();

    /** Everything that was heard, oldest first. */
    public final List<MessageAlert> heard = new ArrayList<>();

    /** The ends that were given up. */
    public final List<MessageAlert> lostEnds = new ArrayList<>();

    /** A channel that wants what a filter wants. */
    public Hearing(String name, ChannelFilter filter) {
        this.name = name;
        this.filter = filter;
    }

    /** Puts in what there is to tell of a step. */
    public void put(String job, AlertEvent step) {
        new AlertMessages(job, build -> null)
                .of(step, name, filter, history::isNotified)
                .ifPresent(message -> {
                    record(message, DeliveryRecord.Result.QUEUED);
                    waiting.add(message);
                });
    }

    /** Tries the message that waits longest; returns whether there was one. */
    public boolean next(boolean works) {
        Message message = waiting.poll();
        if (message == null) {
            return false;
        }
        Optional<Message> worthSending = history.worthSending(message);
        if (worthSending.isEmpty()) {
            record(message, DeliveryRecord.Result.DROPPED);
        } else if (works) {
            record(message, DeliveryRecord.Result.DELIVERED);
            heard.addAll(worthSending.get().items());
        } else {
            record(message, DeliveryRecord.Result.DEAD);
            message.items().stream().filter(MessageAlert::isResolved).forEach(lostEnds::add);
        }
        return true;
    }

    /** The job was deleted. */
    public void forget() {
        waiting.clear();
    }

    private void record(Message message, DeliveryRecord.Result result) {
        OutboxEntry entry = new OutboxEntry(1, name, message.time(), message, null);
        history.add(DeliveryRecord.of(entry, Instant.EPOCH, result, 1, null, ""));
    }
}
