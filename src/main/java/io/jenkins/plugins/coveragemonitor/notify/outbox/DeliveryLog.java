package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The log of all messages on disk: who was notified of what, so that an end goes only where the beginning went and a
 * message that is added twice is stored once. The newest records are kept, unless they are too old.
 */
final class DeliveryLog {
    private static final int KEPT_LINES = 20_000;

    /** Old records are dropped in batches of a day, so that the file is not rewritten for each. */
    private static final Duration DAY = Duration.ofDays(1);

    private final int kept;
    private volatile Duration age = Retention.DEFAULT.ofDeliveries();
    private final Journal journal;
    private final Deque<DeliveryRecord> records = new ArrayDeque<>();
    private final Map<String, ChannelHistory> channels = new HashMap<>();
    /** The totals of each channel from records that are no longer kept. */
    private final Map<String, DeliveryTotals> before = new TreeMap<>();

    private final List<Pending> pending = new ArrayList<>();
    private final Object writing = new Object();
    private volatile boolean isWriting;
    private @Nullable FileVersion version;

    DeliveryLog(Path file) {
        this(file, KEPT_LINES);
    }

    /** The log in a file. When it holds twice {@code kept} records, it is rewritten with the newest {@code kept}. */
    DeliveryLog(Path file, int kept) {
        this.kept = kept;
        journal = new Journal(file, line -> parse(line) != null || parseTotals(line) != null);
    }

    /** Sets how long records are kept. */
    void keep(Duration longest) {
        age = longest;
    }

    Duration age() {
        return age;
    }

    /**
     * A line with the totals of a channel before the records that follow.
     *
     * @param v the version of the format, 1
     */
    private record Counted(int v, String channel, DeliveryTotals totals) {}

    /** A record that is computed when it is written, because its job may be renamed or deleted until then. */
    @FunctionalInterface
    interface Current {
        /** The record; empty if there is nothing to record any more. */
        Optional<DeliveryRecord> record() throws IOException;
    }

    /** A record that is about to be written. */
    private static final class Pending {
        private final Current current;
        private final boolean durable;
        private @Nullable DeliveryRecord what;
        private byte @Nullable [] line;
        private boolean done;
        private @Nullable IOException failure;

        Pending(Current current, boolean durable) {
            this.current = current;
            this.durable = durable;
        }

        /** Computes the record; a failure affects no other record. */
        void prepare() {
            try {
                what = current.record().orElse(null);
                line = what == null ? null : AlertJson.MAPPER.writeValueAsBytes(what);
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }

        void failed(Exception e) {
            what = null;
            failure = e instanceof IOException io ? io : new IOException("a delivery could not be logged: " + e, e);
        }
    }

    /** Adds a record durably. Records that arrive while others are written are then written together. */
    void add(DeliveryRecord what) throws IOException {
        add(() -> Optional.of(what));
    }

    /**
     * Adds a record that is computed when it is written. No {@linkplain #change change} of its job comes in between.
     */
    void add(Current what) throws IOException {
        add(new Pending(what, true));
    }

    /** Adds a record that a crash of the machine may lose, because its content exists elsewhere. */
    void addSoon(DeliveryRecord what) throws IOException {
        add(new Pending(() -> Optional.of(what), false));
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
        batch.forEach(Pending::prepare);
        List<Pending> told = batch.stream().filter(one -> one.what != null).toList();
        try {
            if (!told.isEmpty()) {
                append(told);
            }
        } catch (IOException | RuntimeException failed) {
            told.forEach(one -> one.failed(failed));
        } finally {
            batch.forEach(one -> one.done = true);
        }
    }

    private void append(List<Pending> batch) throws IOException {
        List<byte[]> lines = batch.stream().map(one -> one.line).toList();
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
    }

    private synchronized void learned(List<Pending> batch, Journal.Writer writer) throws IOException {
        batch.stream().map(one -> one.what).filter(Objects::nonNull).forEach(this::learn);
        Instant oldest = records.getLast().at().minus(age);
        if (records.size() > 2 * kept || isOutdated(oldest.minus(DAY))) {
            compact(writer, oldest);
        }
        version = journal.version();
    }

    /** Whether a record is older than a moment and can be dropped. */
    private boolean isOutdated(Instant moment) {
        for (DeliveryRecord what : records) {
            if (!what.at().isBefore(moment)) {
                return false;
            }
            if (!isNeeded(what)) {
                return true;
            }
        }
        return false;
    }

    private void compact(Journal.Writer writer, Instant oldest) throws IOException {
        List<DeliveryRecord> needed = new ArrayList<>();
        while (records.size() > kept || records.getFirst().at().isBefore(oldest)) {
            DeliveryRecord old = records.removeFirst();
            if (isNeeded(old)) {
                needed.add(old);
            }
        }
        for (int i = needed.size() - 1; i >= 0; i--) {
            records.addFirst(needed.get(i));
        }
        countWhatIsGone();
        writer.replace(lines(records));
    }

    /** Adds dropped records to the totals. */
    private void countWhatIsGone() {
        Map<String, DeliveryTotals> still = new HashMap<>();
        for (DeliveryRecord what : records) {
            still.merge(what.channel(), DeliveryTotals.NONE.plus(what), (counted, one) -> counted.plus(what));
        }
        before.clear();
        channels.forEach((channel, history) ->
                before.put(channel, history.totals().before(still.getOrDefault(channel, DeliveryTotals.NONE))));
    }

    /** The whole file: the totals, then the records. */
    private List<byte[]> lines(Iterable<DeliveryRecord> all) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (Map.Entry<String, DeliveryTotals> counted : before.entrySet()) {
            lines.add(AlertJson.MAPPER.writeValueAsBytes(new Counted(1, counted.getKey(), counted.getValue())));
        }
        for (DeliveryRecord what : all) {
            lines.add(AlertJson.MAPPER.writeValueAsBytes(what));
        }
        return lines;
    }

    /** Changes the records about a job. */
    void change(String job, UnaryOperator<DeliveryRecord> change) throws IOException {
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
        writer.replace(lines(records.stream()
                .map(what -> job.equals(what.job()) ? change.apply(what) : what)
                .toList()));
        version = null;
    }

    /** Whether a record is about a beginning whose end must still be announced, however old it is. */
    private boolean isNeeded(DeliveryRecord old) {
        ChannelHistory history = history(old.channel());
        return old.result() != DeliveryRecord.Result.FAILED
                && old.begins().stream().anyMatch(history::isNotified);
    }

    /** Queries the history of a channel. */
    synchronized <T> T of(String channel, Function<ChannelHistory, T> question) throws IOException {
        refresh();
        return question.apply(history(channel));
    }

    private ChannelHistory history(String channel) {
        return channels.computeIfAbsent(channel, name -> new ChannelHistory());
    }

    /** The newest records, newest first. */
    synchronized List<DeliveryRecord> newest(int most) throws IOException {
        refresh();
        List<DeliveryRecord> newest = new ArrayList<>();
        records.descendingIterator().forEachRemaining(what -> {
            if (newest.size() < most) {
                newest.add(what);
            }
        });
        return newest;
    }

    /** Reads what another process wrote; this process already knows its own records. */
    private synchronized void refresh() throws IOException {
        if (isWriting || version != null && version.equals(journal.version())) {
            return;
        }
        records.clear();
        channels.clear();
        before.clear();
        var content = journal.read();
        content.forEach((number, line, ended) -> {
            DeliveryRecord what = parse(line);
            Counted counted = what == null ? parseTotals(line) : null;
            if (what != null) {
                learn(what);
            } else if (counted != null) {
                before.put(counted.channel(), counted.totals());
                history(counted.channel()).begin(counted.totals());
            }
        });
        version = content.version();
    }

    private void learn(DeliveryRecord what) {
        records.add(what);
        history(what.channel()).add(what);
    }

    private static @Nullable DeliveryRecord parse(byte[] line) {
        try {
            DeliveryRecord what = AlertJson.MAPPER.readValue(line, DeliveryRecord.class);
            return what != null && what.v() == 1 && what.result() != null ? what : null;
        } catch (IOException damaged) {
            return null;
        }
    }

    private static @Nullable Counted parseTotals(byte[] line) {
        try {
            Counted counted = AlertJson.MAPPER.readValue(line, Counted.class);
            return counted != null && counted.v() == 1 && counted.totals() != null ? counted : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
