package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.time.Duration;

/**
 * A configured channel that cannot be used now, for example because its credential is missing. Messages for it are
 * still added to the outbox, and wait there until it can be used again.
 *
 * @param name its name
 * @param filter which alerts it wants
 * @param comments whether it comments on change requests
 * @param why why it cannot be used, one sentence
 */
public record UnusableChannel(String name, ChannelFilter filter, boolean comments, String why) implements Channel {
    @Override
    public int ratePerMinute() {
        return 1;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        return new Delivery.Later(why, Duration.ZERO);
    }
}
