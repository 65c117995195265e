package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What happened to the messages, on disk: who was told what, so that an end goes only where the beginning went and a
 * message that is put in twice is kept once. The newest records are kept.
 */
final class DeliveryLog {
    private static final int KEPT_LINES = 20_000;

    private final int kept;
    private final Journal journal;
    private final Deque<DeliveryRecord> records = new ArrayDeque<>();
    private final Map<String, ChannelHistory> channels = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Object writing = new Object();
    private volatile boolean isWriting;
    private FileVersion stamp;

    public DeliveryLog(Path file) {
        this(file, KEPT_LINES);
    }

    /** The log in a file, which is written anew with the newest so many records when it has twice as many. */
    public DeliveryLog(Path file, int kept) {
        this.kept = kept;
        journal = new Journal(file, line -> parse(line) != null);
    }

    /** A record on its way to the disk. */
    private static final class Pending {
        private final DeliveryRecord what;
        private final boolean durable;
        private boolean done;
        private IOException failure;

        Pending(DeliveryRecord what, boolean durable) {
            this.what = what;
            this.durable = durable;
        }
    }

    /** Adds a record, durably. Those that come while others are written are written together, at the cost of one. */
    public void add(DeliveryRecord what) throws IOException {
        add(new Pending(what, true));
    }

    /** Adds a record that a crash of the machine may lose, as what it tells can be seen otherwise. */
    public void addSoon(DeliveryRecord what) throws IOException {
        add(new Pending(what, false));
    }

    private void add(Pending mine) throws IOException {
        synchronized (pending) {
            pending.add(mine);
        }
        synchronized (writing) {
            if (!mine.done) {
                List<Pending> batch;
                synchronized (pending) {
                    batch = List.copyOf(pending);
                    pending.clear();
                }
                write(batch);
            }
        }
        if (mine.failure != null) {
            throw new IOException(mine.failure.getMessage(), mine.failure);
        }
    }

    private void write(List<Pending> batch) {
        IOException failure = null;
        try {
            List<byte[]> lines = new ArrayList<>();
            for (Pending one : batch) {
                lines.add(AlertJson.MAPPER.writeValueAsBytes(one.what));
            }
            journal.exclusively(writer -> {
                refresh();
                isWriting = true;
                try {
                    if (batch.stream().anyMatch(one -> one.durable)) {
                        writer.append(lines);
                    } else {
                        writer.appendSoon(lines);
                    }
                    learned(batch, writer);
                } finally {
                    isWriting = false;
                }
                return null;
            });
        } catch (IOException failed) {
            failure = failed;
        }
        for (Pending one : batch) {
            one.failure = failure;
            one.done = true;
        }
    }

    private synchronized void learned(List<Pending> batch, Journal.Writer writer) throws IOException {
        batch.forEach(one -> learn(one.what));
        if (records.size() > 2 * kept) {
            compact(writer);
        }
        stamp = journal.stamp();
    }

    private void compact(Journal.Writer writer) throws IOException {
        List<DeliveryRecord> needed = new ArrayList<>();
        while (records.size() > kept) {
            DeliveryRecord old = records.removeFirst();
            if (isNeeded(old)) {
                needed.add(old);
            }
        }
        for (int i = needed.size() - 1; i >= 0; i--) {
            records.addFirst(needed.get(i));
        }
        List<byte[]> lines = new ArrayList<>();
        for (DeliveryRecord kept : records) {
            lines.add(AlertJson.MAPPER.writeValueAsBytes(kept));
        }
        writer.replace(lines);
    }

    /** Changes the records about a job. */
    public void change(String job, UnaryOperator<DeliveryRecord> change) throws IOException {
        synchronized (writing) {
            journal.exclusively(writer -> {
                refresh();
                replace(job, change, writer);
                return null;
            });
        }
    }

    private synchronized void replace(String job, UnaryOperator<DeliveryRecord> change, Journal.Writer writer)
            throws IOException {
        if (records.stream().noneMatch(what -> job.equals(what.job()))) {
            return;
        }
        List<byte[]> lines = new ArrayList<>();
        for (DeliveryRecord what : records) {
            lines.add(AlertJson.MAPPER.writeValueAsBytes(job.equals(what.job()) ? change.apply(what) : what));
        }
        writer.replace(lines);
        stamp = null;
    }

    /** Whether it tells of a beginning whose end is to be told, however long ago that was. */
    private boolean isNeeded(DeliveryRecord old) {
        ChannelHistory history = channels.get(old.channel());
        return old.result() != DeliveryRecord.Result.FAILED
                && old.begins().stream().anyMatch(history::isTold);
    }

    /** What is known of a channel. */
    public synchronized <T> T of(String channel, Function<ChannelHistory, T> question) throws IOException {
        refresh();
        return question.apply(channels.computeIfAbsent(channel, name -> new ChannelHistory()));
    }

    /** The newest records, newest first. */
    public synchronized List<DeliveryRecord> newest(int most) throws IOException {
        refresh();
        List<DeliveryRecord> newest = new ArrayList<>();
        records.descendingIterator().forEachRemaining(what -> {
            if (newest.size() < most) {
                newest.add(what);
            }
        });
        return newest;
    }

    /** Reads what another process wrote; what this one is writing is learned when it is written. */
    private synchronized void refresh() throws IOException {
        if (isWriting || stamp != null && stamp.equals(journal.stamp())) {
            return;
        }
        records.clear();
        channels.clear();
        var content = journal.read();
        content.forEach((number, line, ended) -> {
            DeliveryRecord what = parse(line);
            if (what != null) {
                learn(what);
            }
        });
        stamp = content.stamp();
    }

    private void learn(DeliveryRecord what) {
        records.add(what);
        channels.computeIfAbsent(what.channel(), name -> new ChannelHistory()).add(what);
    }

    private static DeliveryRecord parse(byte[] line) {
        try {
            DeliveryRecord what = AlertJson.MAPPER.readValue(line, DeliveryRecord.class);
            return what != null && what.v() == 1 && what.result() != null ? what : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
