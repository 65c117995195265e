package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt at a message of a channel's queue, and what its outcome means for the message and for the log. */
final class EntryDelivery {
    private final ChannelQueue queue;
    private final OutboxStore waiting;
    private final DeadLetterQueue dead;
    private final DeliveryLog log;
    private final OutboxLimits limits;
    private final Clock clock;

    EntryDelivery(
            ChannelQueue queue,
            OutboxStore waiting,
            DeadLetterQueue dead,
            DeliveryLog log,
            OutboxLimits limits,
            Clock clock) {
        this.queue = queue;
        this.waiting = waiting;
        this.dead = dead;
        this.log = log;
        this.limits = limits;
        this.clock = clock;
    }

    /** Tries a message; one that has become pointless is dropped untried. */
    void deliver(Channel receiver, ChannelQueue.Claim claim, int attempt) throws IOException, InterruptedException {
        String name = claim.name();
        String channel = queue.channel();
        Optional<Message> worthTelling =
                log.of(channel, history -> history.worthTelling(claim.entry().message()));
        if (worthTelling.isEmpty()) {
            note(name, clock.instant(), DeliveryRecord.Result.DROPPED, 0, null, null);
            queue.done(name);
            return;
        }
        Message message = worthTelling.get();
        String reference = log.of(channel, history -> history.reference(message.thread()));
        Delivery answer = SafeDelivery.safely(receiver, message, reference);
        Instant now = clock.instant();
        if (answer instanceof Delivery.Delivered delivered) {
            note(name, now, DeliveryRecord.Result.DELIVERED, attempt, null, delivered.reference());
            queue.succeeded(name);
        } else if (answer instanceof Delivery.Refused refused) {
            giveUp(name, attempt, refused.why());
            queue.succeeded(name);
        } else if (answer instanceof Delivery.Later later) {
            failed(claim, attempt, later);
        }
    }

    /**
     * Says in the log what became of an entry, as it is now: its job may have been renamed while it was tried, and of one that
     * was deleted there is nothing to say any more.
     */
    private void note(
            String name,
            Instant now,
            DeliveryRecord.Result result,
            int attempt,
            @Nullable String why,
            @Nullable String reference)
            throws IOException {
        log.add(() ->
                waiting.read(name).map(current -> DeliveryRecord.of(current, now, result, attempt, why, reference)));
    }

    private void failed(ChannelQueue.Claim claim, int attempt, Delivery.Later later) throws IOException {
        Instant now = clock.instant();
        boolean old = Duration.between(claim.entry().put(), now).compareTo(limits.age()) > 0;
        if (attempt >= limits.attempts() || old) {
            giveUp(claim.name(), attempt, later.why() + "; given up after " + attempt + " attempts");
            queue.done(claim.name());
            return;
        }
        note(claim.name(), now, DeliveryRecord.Result.FAILED, attempt, later.why(), null);
        queue.failed(claim, attempt, now, later.after());
    }

    /** Gives a message up as it is now: its job may have been renamed or deleted while it was tried. */
    private void giveUp(String name, int attempt, String why) throws IOException {
        synchronized (queue) {
            Optional<OutboxEntry> entry = waiting.read(name);
            if (entry.isPresent()) {
                bury(name, entry.get(), attempt, why);
            }
        }
    }

    /** Puts a message among those that were given up. */
    void bury(String name, OutboxEntry entry, int attempt, String why) throws IOException {
        dead.add(name, entry, why, clock.instant().minus(log.age()));
        log.add(DeliveryRecord.of(entry, clock.instant(), DeliveryRecord.Result.DEAD, attempt, why, null));
    }
}
