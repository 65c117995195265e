package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.time.Duration;

/** A call of a channel, which may be foreign code: an exception becomes an answer, without its text. */
final class SafeDelivery {
    private SafeDelivery() {}

    public static Delivery safely(Channel receiver, Message message, String reference) throws InterruptedException {
        try {
            Delivery answer = receiver.deliver(message, reference);
            return answer != null ? answer : new Delivery.Refused("the channel gave no answer");
        } catch (RuntimeException | Error e) {
            return new Delivery.Later("the channel failed with " + e.getClass().getSimpleName(), Duration.ZERO);
        }
    }
}
