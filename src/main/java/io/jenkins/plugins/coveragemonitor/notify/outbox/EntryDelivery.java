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

/** One attempt to deliver a message, and what its result means for the message and for the log. */
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

    /** Tries a message; a pointless one is dropped untried. */
    void deliver(Channel receiver, ChannelQueue.Claim claim, int attempt) throws IOException, InterruptedException {
        String name = claim.name();
        String channel = queue.channel();
        Optional<Message> worthSending =
                log.of(channel, history -> history.worthSending(claim.entry().message()));
        if (worthSending.isEmpty()) {
            note(name, clock.instant(), DeliveryRecord.Result.DROPPED, 0, null, null);
            queue.done(name);
            return;
        }
        Message message = worthSending.get();
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
     * Logs the result of an entry with its current content: its job may have been renamed meanwhile, and nothing is
     * logged for a deleted one.
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

    /** Gives a message up with its current content: its job may have been renamed or deleted while it was tried. */
    private void giveUp(String name, int attempt, String why) throws IOException {
        synchronized (queue) {
            Optional<OutboxEntry> entry = waiting.read(name);
            if (entry.isPresent()) {
                bury(name, entry.get(), attempt, why);
            }
        }
    }

    /** Moves a message to the dead letters. */
    void bury(String name, OutboxEntry entry, int attempt, String why) throws IOException {
        dead.add(name, entry, why, clock.instant().minus(log.age()));
        log.add(DeliveryRecord.of(entry, clock.instant(), DeliveryRecord.Result.DEAD, attempt, why, null));
    }
}
