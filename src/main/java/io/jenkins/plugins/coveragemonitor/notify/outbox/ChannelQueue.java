package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The entries that wait for one channel, in the order in which they were added. It selects the next one: an entry that
 * is being sent or waits for another attempt holds back those about the same alerts, and no others. It holds names, not
 * entries; adding an entry never waits for another one's disk access.
 */
final class ChannelQueue {
    /** An entry that one sender has claimed to try, so that no other takes it. */
    record Claim(String name, OutboxEntry entry) {}

    private final ChannelFolder folder;
    private final String channel;
    private final OutboxStore waiting;
    private final DeadLetterQueue dead;
    private final OutboxLimits limits;
    private final DeliveryLog log;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final EntryDelivery delivery;
    private final DistinctNotices notices;
    private final EntryNames names = new EntryNames();
    private boolean scanned;

    ChannelQueue(
            ChannelFolder folder,
            OutboxLimits limits,
            DeliveryLog log,
            Clock clock,
            RandomGenerator random,
            DistinctNotices notices) {
        this.folder = folder;
        this.notices = notices;
        this.channel = folder.channel();
        this.waiting = folder.waiting();
        this.dead = folder.dead(limits.dead());
        this.limits = limits;
        this.log = log;
        this.clock = clock;
        this.schedule = new RetrySchedule(new Backoff(limits.firstDelay(), limits.mostDelay(), random));
        this.delivery = new EntryDelivery(this, waiting, dead, log, limits, clock);
    }

    String channel() {
        return channel;
    }

    private DeliveryRecord queued(OutboxEntry entry) {
        return DeliveryRecord.of(entry, clock.instant(), DeliveryRecord.Result.QUEUED, 0, null, null);
    }

    /** Lists the entries for the first time: a crash of the machine may have kept one and lost its log record. */
    private synchronized void scan() throws IOException {
        if (!scanned) {
            waiting.removeDrafts(clock.instant());
            dead.box().removeDrafts(clock.instant());
            rescan();
            for (String name : names.all()) {
                String id = OutboxStore.id(name);
                boolean known = log.of(channel, history -> history.isKnown(id));
                Optional<OutboxEntry> entry = known ? Optional.empty() : waiting.read(name);
                if (entry.isPresent()) {
                    log.addSoon(queued(entry.get()));
                }
            }
            scanned = true;
        }
    }

    /** Looks on disk for entries that another process added or removed. */
    synchronized void rescan() throws IOException {
        names.refresh(waiting.names());
        schedule.retain(names.waiting());
        for (String name : waiting.foreign()) {
            notices.add(folder.file(name) + ": is not a message and is left alone; move it out of the outbox");
        }
        for (String name : waiting.damaged()) {
            notices.add(folder.file(name) + ": is a message that cannot be read and was put aside; delete it");
        }
    }

    synchronized int size() {
        return names.size();
    }

    List<String> deadNames() throws IOException {
        return dead.box().names();
    }

    /** Adds a message, unless it is or was there already; it is on disk when the method returns. */
    void put(Message message) throws IOException {
        OutboxEntry entry = new OutboxEntry(1, channel, clock.instant(), message, null);
        Optional<Place> place = place(entry);
        if (place.isEmpty()) {
            return;
        }
        boolean there = place.get().written();
        try {
            if (!there) {
                waiting.put(place.get().name(), entry);
            }
            log.addSoon(queued(entry));
            there = true;
        } finally {
            arrived(place.get().name(), there);
        }
    }

    /** Where an entry is, or will be. A crash may have left it written and not logged. */
    private record Place(String name, boolean written) {}

    /** The place of an entry; empty if it was added before, or there is none. */
    private synchronized Optional<Place> place(OutboxEntry entry) throws IOException {
        String id = entry.message().id();
        awaitArrival(id);
        scan();
        if (log.of(channel, history -> history.isKnown(id))) {
            return Optional.empty();
        }
        String written = names.named(id);
        String name = written != null ? written : names.next(clock.millis(), id);
        if (written == null && size() >= limits.waiting()) {
            delivery.bury(
                    name,
                    entry,
                    0,
                    "the outbox is full: " + Plurals.count(size(), "message waits", "messages wait")
                            + " for this channel");
            return Optional.empty();
        }
        names.arrives(name);
        return Optional.of(new Place(name, written != null));
    }

    /** Makes a concurrent caller with the same message return only when the message is on disk. */
    private void awaitArrival(String id) throws InterruptedIOException {
        try {
            while (names.isArriving(id)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the same message was being written");
        }
    }

    private synchronized void arrived(String name, boolean there) throws IOException {
        names.arrived(name);
        notifyAll();
        if (there) {
            names.add(name);
        } else {
            // The caller learns that it is not there, and adds it again.
            waiting.remove(name);
        }
    }

    /** Whether the beginning of an alert, but not its end, was or will be sent to the channel. */
    boolean isNotified(String alertId) throws IOException {
        scan();
        return log.of(channel, history -> history.isNotified(alertId));
    }

    /** How long until the next entry may be tried; empty if none waits that is not being sent. */
    synchronized Optional<Duration> untilNext() {
        return schedule.untilNext(names.waiting(), clock.instant());
    }

    /** Claims the next entry that may be tried now, and drops those not worth trying any more. */
    synchronized Optional<Claim> claim() throws IOException {
        scan();
        Instant now = clock.instant();
        if (schedule.isPaused(now)) {
            return Optional.empty();
        }
        Set<String> held = schedule.alertsUnderWay();
        for (String name = names.after(null); name != null; name = names.after(name)) {
            if (schedule.isUnderWay(name)) {
                continue;
            }
            if (schedule.waits(name, now)) {
                held.addAll(schedule.alerts(name));
                continue;
            }
            Optional<OutboxEntry> entry = waiting.read(name);
            if (entry.isEmpty() || isSettled(entry.get())) {
                done(name);
                continue;
            }
            List<String> alertIds = entry.get().message().alertIds();
            if (alertIds.stream().noneMatch(held::contains)) {
                schedule.begin(name, alertIds);
                return Optional.of(new Claim(name, entry.get()));
            }
            held.addAll(alertIds);
        }
        return Optional.empty();
    }

    /** Returns an entry untried. */
    synchronized void giveBack(Claim claim) {
        schedule.end(claim.name());
    }

    /** Tries a claimed entry. */
    void deliver(Channel receiver, Claim claim) throws IOException, InterruptedException {
        try {
            delivery.deliver(receiver, claim, attempts(claim.name()) + 1);
        } finally {
            giveBack(claim);
        }
    }

    private boolean isSettled(OutboxEntry entry) throws IOException {
        return log.of(channel, history -> history.isSettled(entry.message().id()));
    }

    private synchronized int attempts(String name) {
        return schedule.attempts(name);
    }

    /** Ends the channel's pause, and removes the settled message. */
    void succeeded(String name) throws IOException {
        synchronized (this) {
            schedule.succeeded();
        }
        done(name);
    }

    /** Schedules the next attempt of a message that failed. */
    synchronized void failed(Claim claim, int attempt, Instant now, Duration least) {
        schedule.failed(claim, attempt, names.contains(claim.name()), now, least);
    }

    /** Removes an entry that nobody else can claim. Nobody waits for this disk access. */
    void done(String name) throws IOException {
        waiting.remove(name);
        synchronized (this) {
            names.remove(name);
            schedule.forget(name);
        }
    }

    /** The entries that were given up. */
    List<OutboxEntry> deadLetters() throws IOException {
        return dead.all();
    }

    /** Queues an entry again that was given up. Returns whether there was one. */
    synchronized boolean sendAgain(String id) throws IOException {
        Optional<String> name = dead.name(id);
        Optional<OutboxEntry> entry = name.isPresent() ? dead.box().read(name.get()) : Optional.empty();
        if (entry.isEmpty()) {
            return false;
        }
        OutboxEntry again = entry.get().again(clock.instant());
        String renamed = names.next(clock.millis(), id);
        waiting.put(renamed, again);
        log.add(queued(again));
        names.add(renamed);
        dead.box().remove(name.get());
        return true;
    }

    /** Deletes everything about a deleted job. */
    synchronized void forget(String job) throws IOException {
        rescan();
        for (String name : names.all()) {
            if (about(job, waiting.read(name)).isPresent()) {
                done(name);
            }
        }
        for (String name : dead.box().names()) {
            if (about(job, dead.box().read(name)).isPresent()) {
                dead.box().remove(name);
            }
        }
    }

    /** Puts the new name of a renamed job into all its entries; each has the old name or the new one, never both. */
    synchronized void renamed(String job, UnaryOperator<Message> changed) throws IOException {
        rescan();
        for (OutboxStore box : List.of(waiting, dead.box())) {
            for (String name : box.names()) {
                Optional<OutboxEntry> entry = about(job, box.read(name));
                if (entry.isPresent()) {
                    box.put(name, entry.get().saying(changed.apply(entry.get().message())));
                }
            }
        }
    }

    /** All entries: those that wait, then those that were given up. */
    synchronized List<OutboxEntry> entries() throws IOException {
        rescan();
        List<OutboxEntry> all = new ArrayList<>();
        for (String name : names.all()) {
            waiting.read(name).ifPresent(all::add);
        }
        all.addAll(deadLetters());
        return all;
    }

    private static Optional<OutboxEntry> about(String job, Optional<OutboxEntry> entry) {
        return entry.filter(known -> known.message().job().equals(job));
    }
}
