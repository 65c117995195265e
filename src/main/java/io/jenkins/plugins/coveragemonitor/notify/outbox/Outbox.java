package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages on disk until their channels have them, and delivers them off the builds' threads: at least once, in
 * order for each alert, at the channel's rate, with retries and limits. Thread-safe; several processes may add
 * messages, and one of them delivers.
 */
public final class Outbox implements AutoCloseable {
    private static final Duration SHORTLY = Duration.ofMillis(500);

    private final Path folder;
    private final Clock clock;
    private final RandomGenerator random;
    private final OutboxLimits limits;
    private final DeliveryLog log;
    private final DeliveryLock right;
    private final DistinctNotices notices;
    private final Map<String, ChannelQueue> queues = new HashMap<>();
    private final Map<String, ChannelWorker> workers = new HashMap<>();
    private final Map<String, List<Thread>> threads = new HashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private boolean started;

    /**
     * The outbox in a folder, which need not exist.
     *
     * @param random the source of the jitter of retries
     * @param notices receives one sentence, once, for whatever holds up delivery or does not belong in the folder
     */
    public Outbox(Path folder, OutboxLimits limits, Clock clock, RandomGenerator random, Consumer<String> notices) {
        this.folder = folder;
        this.notices = new DistinctNotices(notices);
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.log = new DeliveryLog(folder.resolve("deliveries.jsonl"));
        this.right = new DeliveryLock(folder.resolve("deliver.lock"));
    }

    /** Sets how long deliveries and dead letters are kept; 90 days by default. */
    public void keep(Duration longest) {
        log.keep(longest);
    }

    /** Sets the channels. Entries for a channel that is removed wait until it is back. */
    public synchronized void use(List<Channel> all) {
        Set<String> names = all.stream().map(Channel::name).collect(Collectors.toSet());
        for (var worker : List.copyOf(workers.entrySet())) {
            if (!names.contains(worker.getKey())) {
                worker.getValue().stop();
                workers.remove(worker.getKey());
                threads.remove(worker.getKey());
            }
        }
        channels.clear();
        all.forEach(channel -> channels.put(channel.name(), channel));
        if (started) {
            start();
        }
    }

    /** The current channels. */
    public synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** Starts delivering, on threads for each channel; a dead thread is replaced. */
    public synchronized void start() {
        started = true;
        for (Channel channel : channels.values()) {
            ChannelWorker worker = workers.get(channel.name());
            if (worker == null) {
                worker = new ChannelWorker(queue(channel.name()), channel, right, notices);
                workers.put(channel.name(), worker);
            } else {
                worker.use(channel);
            }
            man(channel, worker);
        }
    }

    private void man(Channel channel, ChannelWorker worker) {
        List<Thread> senders = threads.computeIfAbsent(channel.name(), name -> new ArrayList<>());
        senders.removeIf(thread -> !thread.isAlive());
        while (senders.size() < Math.max(1, channel.atOnce())) {
            Thread thread = new Thread(worker, "coverage-monitor channel " + channel.name());
            thread.setDaemon(true);
            thread.start();
            senders.add(thread);
        }
    }

    /**
     * Adds a message for a channel; it is on disk when the method returns. A repeated message is ignored.
     *
     * @throws IOException if it could not be made durable
     */
    public void put(String channel, Message message) throws IOException {
        queue(channel).put(message);
        ChannelWorker worker;
        synchronized (this) {
            worker = workers.get(channel);
        }
        if (worker != null) {
            worker.wake();
        }
    }

    /** Whether the beginning of an alert was or will be sent to a channel. */
    public boolean isNotified(String channel, String alertId) throws IOException {
        return queue(channel).isNotified(alertId);
    }

    /**
     * Delivers until nothing waits or the time is over, then stops.
     *
     * @return how many messages still wait for the current channels
     */
    public int drain(Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        start();
        int left = waiting();
        while (left > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
            left = waiting();
        }
        close();
        return waiting();
    }

    private int waiting() throws IOException {
        int sum = 0;
        for (Channel channel : channels()) {
            ChannelQueue queue = queue(channel.name());
            if (queue.size() == 0) {
                queue.rescan();
            }
            sum += queue.size();
        }
        return sum;
    }

    /** The status of each channel. */
    public List<ChannelStatus> status() throws IOException {
        List<ChannelStatus> all = new ArrayList<>();
        for (Channel channel : channels()) {
            ChannelQueue queue = queue(channel.name());
            queue.rescan();
            // Read before the log: a queue that delivers holds its lock while it writes to the log.
            int waiting = queue.size();
            int dead = queue.deadNames().size();
            all.add(log.of(channel.name(), history -> history.status(channel.name(), waiting, dead)));
        }
        return all;
    }

    /** The newest delivery records, newest first. */
    public List<DeliveryRecord> deliveries(int most) throws IOException {
        return log.newest(most);
    }

    /** The messages that were given up for a channel, oldest first. */
    public List<OutboxEntry> deadLetters(String channel) throws IOException {
        return queue(channel).deadLetters();
    }

    /** Sends a message again that was given up. Returns whether there was one with this key. */
    public boolean sendAgain(String channel, @Nullable String id) throws IOException {
        boolean found = id != null && queue(channel).sendAgain(id);
        synchronized (this) {
            if (found && workers.containsKey(channel)) {
                workers.get(channel).wake();
            }
        }
        return found;
    }

    /**
     * Deletes all messages about a deleted job, even for channels that no longer exist; none is sent afterwards.
     * Repeating it after a crash completes it.
     */
    public void forget(String job) throws IOException {
        for (ChannelQueue queue : allQueues()) {
            queue.forget(job);
        }
        log.change(job, DeliveryRecord::forgotten);
    }

    /**
     * Puts the new name of a renamed or moved job into all its messages, even for channels that no longer exist.
     * Repeating it after a crash completes it.
     *
     * @param links maps the address of a page of the job to its new one; both may be {@code null}
     */
    public void renamed(String from, String to, UnaryOperator<String> links) throws IOException {
        for (ChannelQueue queue : allQueues()) {
            queue.renamed(from, message -> AlertMessages.renamed(message, to, links));
        }
        log.change(from, record -> record.inJob(to));
    }

    /** The jobs that messages are about, and the ids of their alerts in these. */
    public Map<String, Set<String>> jobs() throws IOException {
        Map<String, Set<String>> jobs = new TreeMap<>();
        for (ChannelQueue queue : allQueues()) {
            for (OutboxEntry entry : queue.entries()) {
                jobs.computeIfAbsent(entry.message().job(), name -> new TreeSet<>())
                        .addAll(entry.message().alertIds());
            }
        }
        return jobs;
    }

    /** The queues of all current channels and of those that entries still wait for. */
    private List<ChannelQueue> allQueues() throws IOException {
        Set<String> names = new TreeSet<>();
        channels().forEach(channel -> names.add(channel.name()));
        names.addAll(ChannelFolder.channels(folder));
        return names.stream().map(this::queue).toList();
    }

    private synchronized ChannelQueue queue(String channel) {
        return queues.computeIfAbsent(
                channel, name -> new ChannelQueue(ChannelFolder.in(folder, name), limits, log, clock, random, notices));
    }

    /** Stops delivering. Deliveries in progress get a short time to finish; waiting messages stay on disk. */
    @Override
    public void close() throws IOException {
        List<Thread> running;
        synchronized (this) {
            started = false;
            workers.values().forEach(ChannelWorker::stop);
            workers.clear();
            running = threads.values().stream().flatMap(List::stream).toList();
            threads.clear();
        }
        join(running);
        running.forEach(Thread::interrupt);
        join(running);
        right.close();
    }

    private static void join(List<Thread> running) {
        long end = System.nanoTime() + SHORTLY.toNanos();
        for (Thread thread : running) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
