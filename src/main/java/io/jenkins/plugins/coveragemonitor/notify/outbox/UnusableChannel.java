package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.time.Duration;

/**
 * A channel that is configured and cannot be used now, such as one whose credential is gone. It takes nothing; what it
 * should be notified of is put into the outbox all the same and waits there until the channel can be used again.
 *
 * @param name its name
 * @param filter what it is notified of
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
