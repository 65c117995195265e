package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.TriedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The log of all messages on disk: who was notified of what, so that an end goes only where the beginning went and a
 * message that is added twice is stored once. The newest records are kept, unless they are too old.
 */
final class DeliveryLog {
    private static final int KEPT_LINES = 20_000;

    private volatile Duration age = Retention.DEFAULT.ofDeliveries();
    private final Journal journal;
    private final LoggedDeliveries records;
    private final List<Pending> pending = new ArrayList<>();
    private final Object writing = new Object();
    private volatile boolean isWriting;
    private @Nullable FileVersion version;

    DeliveryLog(Path file) {
        this(file, KEPT_LINES);
    }

    /** The log in a file. When it holds twice {@code kept} records, it is rewritten with the newest {@code kept}. */
    DeliveryLog(Path file, int kept) {
        records = new LoggedDeliveries(kept);
        journal = new Journal(file, LoggedDeliveries::isLine);
    }

    /** Sets how long records are kept. */
    void keep(Duration longest) {
        age = longest;
    }

    Duration age() {
        return age;
    }

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

    /**
     * Adds a record durably. Records that arrive while others are written are then written together, at the cost of
     * one.
     */
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
        List<Pending> logged = batch.stream().filter(one -> one.what != null).toList();
        try {
            if (!logged.isEmpty()) {
                append(logged);
            }
        } catch (IOException | RuntimeException failed) {
            logged.forEach(one -> one.failed(failed));
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
        batch.stream().map(one -> one.what).filter(Objects::nonNull).forEach(records::add);
        Instant oldest = records.newest().minus(age);
        if (records.isTooLong(oldest)) {
            records.compact(oldest);
            writer.replace(records.lines());
        }
        version = journal.version();
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
        Optional<List<byte[]>> changed = records.changed(job, change);
        if (changed.isPresent()) {
            writer.replace(changed.get());
            version = null;
        }
    }

    /** Queries the history of a channel. */
    synchronized <T> T of(String channel, Function<ChannelHistory, T> question) throws IOException {
        refresh();
        return question.apply(records.history(channel));
    }

    /** The newest records, newest first. */
    synchronized List<DeliveryRecord> newest(int most) throws IOException {
        refresh();
        return records.newest(most);
    }

    /** Reads what another process wrote; this process already knows its own records. */
    private synchronized void refresh() throws IOException {
        if (isWriting || version != null && version.equals(journal.version())) {
            return;
        }
        records.clear();
        var content = journal.read();
        TriedLines.of(content, LoggedDeliveries.BEGIN, records::read);
        version = content.version();
    }
}
