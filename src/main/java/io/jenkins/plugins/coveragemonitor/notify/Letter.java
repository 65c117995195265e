package io.jenkins.plugins.coveragemonitor.notify;

import java.time.Instant;

/**
 * A message for one channel, as it lies in the outbox.
 *
 * @param v the version of the format, 1
 * @param channel the channel's name
 * @param put when it was put there
 * @param message what it says
 * @param why why it was given up, or {@code null} while it waits
 */
public record Letter(int v, String channel, Instant put, Message message, String why) {
    Letter givenUp(String reason) {
        return new Letter(v, channel, put, message, reason);
    }

    Letter saying(Message other) {
        return new Letter(v, channel, put, other, why);
    }

    Letter again(Instant now) {
        return new Letter(v, channel, now, message, null);
    }
}
