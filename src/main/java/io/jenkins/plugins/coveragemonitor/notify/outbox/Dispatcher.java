package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Moves the waiting events of an alert store to the outbox, once: an event is marked as dispatched when the outbox has
 * it for every channel.
 */
public final class Dispatcher {
    private final Outbox outbox;

    /** Dispatches to an outbox. */
    public Dispatcher(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Puts every waiting event of an alert store into the outbox, for the channels that the job chose.
     *
     * @return how many messages were put into the outbox
     * @throws IOException if a message could not be made durable; the event then waits in the store
     */
    public int dispatch(AlertStore store, AlertMessages messages, List<Channel> channels) throws IOException {
        int put = 0;
        for (AlertEvent event : store.waiting()) {
            for (Channel channel : channels) {
                if (channel.comments()) {
                    continue;
                }
                Optional<Message> message = messages.of(
                        event, channel.name(), channel.filter(), alertId -> isNotified(channel.name(), alertId));
                if (message.isPresent()) {
                    outbox.put(channel.name(), message.get());
                    put++;
                }
            }
            store.dispatched(event);
        }
        return put;
    }

    /**
     * Adds the message about a comment on a change request, for those of a job's channels that comment.
     *
     * @return how many messages were put into the outbox
     * @throws IOException if a message could not be made durable
     */
    public int comment(Message message, List<Channel> channels) throws IOException {
        int put = 0;
        for (Channel channel : channels) {
            if (channel.comments() && channel.filter().wants(message.job(), message.branch())) {
                outbox.put(channel.name(), message);
                put++;
            }
        }
        return put;
    }

    private boolean isNotified(String channel, String alertId) {
        try {
            return outbox.isNotified(channel, alertId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
