package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The entries that wait for one channel, in the order in which they were put in. Decides which one is next: an entry
 * that is under way or waits for another attempt holds back those about the same alerts, and no others. Holds names, not
 * entries; nobody who puts one in waits for another one's disk.
 */
final class ChannelQueue {
    /** An entry that one sender has taken to try it, and that no other one takes meanwhile. */
    record Claim(String name, OutboxEntry entry) {}

    private final String channel;
    private final Path folder;
    private final OutboxStore waiting;
    private final DeadLetterQueue dead;
    private final OutboxLimits limits;
    private final DeliveryLog log;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final EntryDelivery delivery;
    private final OnceTold notices;
    private final TreeSet<String> names = new TreeSet<>();
    /** The name of each entry that waits, by its key. */
    private final Map<String, String> ids = new HashMap<>();

    /** The names of entries that are being written, by their key: on the disk perhaps, but not in the log yet. */
    private final Map<String, String> arriving = new HashMap<>();

    private long lastOrder;
    private boolean scanned;

    ChannelQueue(
            String channel,
            Path folder,
            OutboxLimits limits,
            DeliveryLog log,
            Clock clock,
            RandomGenerator random,
            OnceTold notices) {
        this.folder = folder;
        this.notices = notices;
        this.channel = channel;
        this.waiting = new OutboxStore(folder);
        this.dead = new DeadLetterQueue(folder.resolve("dead"), limits.dead());
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

    /** The first look: a crash of the machine may have kept an entry and lost what the log said of it. */
    private synchronized void scan() throws IOException {
        if (!scanned) {
            waiting.removeDrafts(clock.instant());
            dead.box().removeDrafts(clock.instant());
            rescan();
            for (String name : names) {
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

    /** Looks at the disk for entries that another process put in or took out. */
    synchronized void rescan() throws IOException {
        Set<String> present = new HashSet<>(waiting.names());
        present.removeAll(arriving.values());
        names.retainAll(present);
        names.addAll(present);
        schedule.retain(names);
        ids.clear();
        names.forEach(name -> ids.put(OutboxStore.id(name), name));
        for (String name : waiting.foreign()) {
            notices.tell(folder.resolve(name) + ": is not a message and is left alone; move it out of the outbox");
        }
        for (String name : waiting.damaged()) {
            notices.tell(folder.resolve(name) + ": is a message that cannot be read and was put aside; delete it");
        }
    }

    synchronized int size() {
        return names.size()
                + (int) arriving.values().stream()
                        .filter(name -> !names.contains(name))
                        .count();
    }

    List<String> deadNames() throws IOException {
        return dead.box().names();
    }

    /** Puts a message in, unless it is there or was there before; on the disk when this returns. */
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

    /** Where an entry lies, or is to lie. A crash may have left it written and not logged. */
    private record Place(String name, boolean written) {}

    /** The place of an entry; empty if it was put in before, or there is none. */
    private synchronized Optional<Place> place(OutboxEntry entry) throws IOException {
        String id = entry.message().id();
        awaitArrival(id);
        scan();
        if (log.of(channel, history -> history.isKnown(id))) {
            return Optional.empty();
        }
        String written = ids.get(id);
        String name = written != null ? written : OutboxStore.name(order(), id);
        if (written == null && size() >= limits.waiting()) {
            delivery.bury(
                    name,
                    entry,
                    0,
                    "the outbox is full: " + Plurals.count(size(), "message waits", "messages wait")
                            + " for this channel");
            return Optional.empty();
        }
        arriving.put(id, name);
        return Optional.of(new Place(name, written != null));
    }

    /** A concurrent caller with the same message returns only when the message is there. */
    private void awaitArrival(String id) throws InterruptedIOException {
        try {
            while (arriving.containsKey(id)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the same message was being written");
        }
    }

    private synchronized void arrived(String name, boolean there) throws IOException {
        arriving.remove(OutboxStore.id(name));
        notifyAll();
        if (there) {
            names.add(name);
            ids.put(OutboxStore.id(name), name);
        } else {
            // The caller learns that it is not there, and puts it in again.
            waiting.remove(name);
        }
    }

    private long order() {
        long newest = names.isEmpty() ? 0 : Long.parseLong(names.last().substring(0, 19));
        lastOrder = Math.max(clock.millis() * 1000, Math.max(lastOrder, newest) + 1);
        return lastOrder;
    }

    /** Whether the channel was notified of the beginning of an alert and not of its end, or will be. */
    boolean isNotified(String alertId) throws IOException {
        scan();
        return log.of(channel, history -> history.isNotified(alertId));
    }

    /** How long until the next entry may be tried; empty if none waits that is not under way. */
    synchronized Optional<Duration> untilNext() {
        return schedule.untilNext(names, clock.instant());
    }

    /** Takes the next entry that may be tried now. What is not worth trying any more is gone with this. */
    synchronized Optional<Claim> claim() throws IOException {
        scan();
        Instant now = clock.instant();
        if (schedule.isPaused(now)) {
            return Optional.empty();
        }
        Set<String> held = schedule.alertsUnderWay();
        String name = names.isEmpty() ? null : names.first();
        for (; name != null; name = names.higher(name)) {
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

    /** Gives an entry back untried. */
    synchronized void giveBack(Claim claim) {
        schedule.end(claim.name());
    }

    /** Tries an entry that was taken. */
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

    /** Ends a channel's pause, and takes the message that was settled away. */
    void succeeded(String name) throws IOException {
        synchronized (this) {
            schedule.succeeded();
        }
        done(name);
    }

    /** Plans the next attempt of a message that failed. */
    synchronized void failed(Claim claim, int attempt, Instant now, Duration least) {
        schedule.failed(claim, attempt, names.contains(claim.name()), now, least);
    }

    /** Takes an entry away. It is under way or nobody's; the disk may take its time, so nobody waits for that. */
    void done(String name) throws IOException {
        waiting.remove(name);
        synchronized (this) {
            names.remove(name);
            ids.remove(OutboxStore.id(name));
            schedule.forget(name);
        }
    }

    /** The entries that were given up. */
    List<OutboxEntry> deadLetters() throws IOException {
        return dead.all();
    }

    /** Puts an entry that was given up in again. Returns whether there was one. */
    synchronized boolean sendAgain(String id) throws IOException {
        Optional<String> name = dead.name(id);
        Optional<OutboxEntry> entry = name.isPresent() ? dead.box().read(name.get()) : Optional.empty();
        if (entry.isEmpty()) {
            return false;
        }
        OutboxEntry again = entry.get().again(clock.instant());
        String renamed = OutboxStore.name(order(), id);
        waiting.put(renamed, again);
        log.add(queued(again));
        names.add(renamed);
        ids.put(id, renamed);
        dead.box().remove(name.get());
        return true;
    }

    /** Throws away everything about a job that was deleted. */
    synchronized void forget(String job) throws IOException {
        rescan();
        for (String name : List.copyOf(names)) {
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

    /** Puts the new name of a renamed job into all its entries; each entry has the old name or the new one, never both. */
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

    /** All that lies here: what waits, then what was given up. */
    synchronized List<OutboxEntry> entries() throws IOException {
        rescan();
        List<OutboxEntry> all = new ArrayList<>();
        for (String name : names) {
            waiting.read(name).ifPresent(all::add);
        }
        all.addAll(deadLetters());
        return all;
    }

    private static Optional<OutboxEntry> about(String job, Optional<OutboxEntry> entry) {
        return entry.filter(known -> known.message().job().equals(job));
    }
}
