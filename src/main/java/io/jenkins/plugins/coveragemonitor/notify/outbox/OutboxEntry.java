package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message for one channel, as stored in the outbox.
 *
 * @param v the version of the format, 1
 * @param channel the channel's name
 * @param put when it was added
 * @param message the message
 * @param why why it was given up, or {@code null} while it waits
 */
public record OutboxEntry(int v, String channel, Instant put, Message message, @Nullable String why) {
    public OutboxEntry givenUp(String reason) {
        return new OutboxEntry(v, channel, put, message, reason);
    }

    public OutboxEntry saying(Message other) {
        return new OutboxEntry(v, channel, put, other, why);
    }

    public OutboxEntry again(Instant now) {
        return new OutboxEntry(v, channel, now, message, null);
    }
}
