package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The content of the delivery log: the newest records, and the totals of each channel before them. Not thread-safe: its
 * log guards it.
 */
final class LoggedDeliveries {
    /** How every line begins. */
    static final String BEGIN = "{\"v\":1,";

    /** Old records are dropped in batches of a day, so that the file is not rewritten for each. */
    private static final Duration DAY = Duration.ofDays(1);

    private final int kept;
    private final Deque<DeliveryRecord> records = new ArrayDeque<>();
    private final Map<String, ChannelHistory> channels = new HashMap<>();

    /** The totals of each channel from records that are no longer kept. */
    private final Map<String, DeliveryTotals> before = new TreeMap<>();

    /** An empty log, which keeps the newest {@code kept} records. */
    LoggedDeliveries(int kept) {
        this.kept = kept;
    }

    /**
     * A line with the totals of a channel before the records that follow.
     *
     * @param v the version of the format, 1
     */
    private record Counted(int v, String channel, DeliveryTotals totals) {}

    /** Whether a line of the file can be read. */
    static boolean isLine(byte[] line) {
        return parse(line) != null || parseTotals(line) != null;
    }

    void clear() {
        records.clear();
        channels.clear();
        before.clear();
    }

    /** Adds a line of the file; returns whether it is sound. */
    boolean read(byte[] line) {
        DeliveryRecord what = parse(line);
        Counted counted = what == null ? parseTotals(line) : null;
        if (what != null) {
            add(what);
        } else if (counted != null) {
            before.put(counted.channel(), counted.totals());
            history(counted.channel()).begin(counted.totals());
        }
        return what != null || counted != null;
    }

    void add(DeliveryRecord what) {
        records.add(what);
        history(what.channel()).add(what);
    }

    /** The time of the newest record. */
    Instant newest() {
        return records.getLast().at();
    }

    /** The newest records, newest first. */
    List<DeliveryRecord> newest(int most) {
        List<DeliveryRecord> newest = new ArrayList<>();
        records.descendingIterator().forEachRemaining(what -> {
            if (newest.size() < most) {
                newest.add(what);
            }
        });
        return newest;
    }

    /** Queries the history of a channel. */
    ChannelHistory history(String channel) {
        return channels.computeIfAbsent(channel, name -> new ChannelHistory());
    }

    /** Whether it is time to drop surplus records or those older than a moment. */
    boolean isTooLong(Instant oldest) {
        return records.size() > 2 * kept || isOutdated(oldest.minus(DAY));
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

    /** Drops surplus records, and those older than a moment that are not needed. */
    void compact(Instant oldest) {
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
    List<byte[]> lines() throws IOException {
        return lines(records);
    }

    /** The whole file with the records about a job changed; empty if there are none. */
    Optional<List<byte[]>> changed(String job, UnaryOperator<DeliveryRecord> change) throws IOException {
        if (records.stream().noneMatch(what -> job.equals(what.job()))) {
            return Optional.empty();
        }
        return Optional.of(lines(records.stream()
                .map(what -> job.equals(what.job()) ? change.apply(what) : what)
                .toList()));
    }

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

    /** Whether a record is about a beginning whose end must still be announced, however old it is. */
    private boolean isNeeded(DeliveryRecord old) {
        ChannelHistory history = history(old.channel());
        return old.result() != DeliveryRecord.Result.FAILED
                && old.begins().stream().anyMatch(history::isNotified);
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
