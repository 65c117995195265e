package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.BookJson;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.Stamp;
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
    private static final int MOST_LINES = 40_000;
    private static final int KEPT_LINES = 20_000;

    private final Journal journal;
    private final Deque<DeliveryRecord> records = new ArrayDeque<>();
    private final Map<String, ChannelHistory> channels = new HashMap<>();
    private Stamp stamp;

    DeliveryLog(Path file) {
        journal = new Journal(file, line -> parse(line) != null);
    }

    /** Adds a record, durably. */
    synchronized void add(DeliveryRecord what) throws IOException {
        byte[] line = BookJson.MAPPER.writeValueAsBytes(what);
        journal.exclusively(writer -> {
            refresh();
            writer.append(line);
            learn(what);
            if (records.size() > MOST_LINES) {
                compact(writer);
            }
            stamp = journal.stamp();
            return what;
        });
    }

    private void compact(Journal.Writer writer) throws IOException {
        List<DeliveryRecord> needed = new ArrayList<>();
        while (records.size() > KEPT_LINES) {
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
            lines.add(BookJson.MAPPER.writeValueAsBytes(kept));
        }
        writer.replace(lines);
    }

    /** Changes the records about a job. */
    synchronized void change(String job, UnaryOperator<DeliveryRecord> change) throws IOException {
        journal.exclusively(writer -> {
            refresh();
            if (records.stream().noneMatch(what -> job.equals(what.job()))) {
                return null;
            }
            List<byte[]> lines = new ArrayList<>();
            for (DeliveryRecord what : records) {
                lines.add(BookJson.MAPPER.writeValueAsBytes(job.equals(what.job()) ? change.apply(what) : what));
            }
            writer.replace(lines);
            stamp = null;
            return null;
        });
    }

    /** Whether it tells of a beginning whose end is to be told, however long ago that was. */
    private boolean isNeeded(DeliveryRecord old) {
        ChannelHistory history = channels.get(old.channel());
        return old.result() != DeliveryRecord.Result.FAILED
                && old.begins().stream().anyMatch(history::isTold);
    }

    /** What is known of a channel. */
    synchronized <T> T of(String channel, Function<ChannelHistory, T> question) throws IOException {
        refresh();
        return question.apply(channels.computeIfAbsent(channel, name -> new ChannelHistory()));
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

    private void refresh() throws IOException {
        if (stamp != null && stamp.equals(journal.stamp())) {
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
            DeliveryRecord what = BookJson.MAPPER.readValue(line, DeliveryRecord.class);
            return what != null && what.v() == 1 && what.result() != null ? what : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
