package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies histories from one store to another, and compares them line by line. What is already there is not written
 * again, so an interrupted copy continues where it stopped.
 */
public final class HistoryTransfer {
    private static final int PAGE = 500;

    /** Points of one append. */
    private static final int BATCH = 1_000;

    private final HistoryStore from;
    private final HistoryStore to;
    private final JobQuery which;

    /**
     * A transfer.
     *
     * @param which histories of {@code from}
     */
    public HistoryTransfer(HistoryStore from, HistoryStore to, JobQuery which) {
        this.from = from;
        this.to = to;
        this.which = which;
    }

    /**
     * The result of a transfer.
     *
     * @param jobs how many histories {@code from} has
     * @param points how many points they have
     * @param written how many of them were written now
     * @param alerts how many ended alerts they have
     * @param differing the first differences, a sentence each
     * @param differences how many points and alerts differ
     */
    public record Result(long jobs, long points, long written, long alerts, List<String> differing, long differences) {}

    /**
     * Copies, reads back and compares.
     *
     * @param progress receives the name of each finished job
     */
    public Result copy(Consumer<String> progress) throws IOException {
        return each(true, progress);
    }

    /** Compares, and reports what only {@code to} has too; {@code progress} receives each finished job. */
    public Result check(Consumer<String> progress) throws IOException {
        return each(false, progress);
    }

    private Result each(boolean copying, Consumer<String> progress) throws IOException {
        Tally tally = new Tally();
        for (StoredJob job : jobs(from)) {
            List<Point> points = from.read(job.key());
            List<Point> there = to.read(job.key());
            if (copying) {
                describe(job);
                List<Point> missing = missing(points, there);
                for (int first = 0; first < missing.size(); first += BATCH) {
                    to.append(job.key(), missing.subList(first, Math.min(missing.size(), first + BATCH)));
                }
                tally.written += missing.size();
                there = missing.isEmpty() ? there : to.read(job.key());
            }
            tally.jobs++;
            tally.points += points.size();
            compare(job, points, there, !copying, tally);
            alerts(job, copying, tally);
            progress.accept(job.description().name());
        }
        if (!copying) {
            onlyThere(tally);
        }
        return new Result(
                tally.jobs, tally.points, tally.written, tally.alerts, List.copyOf(tally.differing), tally.differences);
    }

    /** A folder does not know the addresses of its jobs, so an address that the store has is kept. */
    private void describe(StoredJob job) throws IOException {
        if (job.description().url() == null) {
            Optional<StoredJob> there = to.find(job.key());
            if (there.isPresent() && there.get().description().url() != null) {
                return;
            }
        }
        to.describe(job.key(), job.description());
    }

    /** Copies ended alerts unchanged, and compares them as lines. */
    private void alerts(StoredJob job, boolean copying, Tally tally) throws IOException {
        Map<String, EndedAlert> there = endedThere(job.key());
        List<EndedAlert> alerts = from.endedAlerts(job.key()).stream()
                .map(alert -> located(alert, there.get(alert.id())))
                .toList();
        if (copying && !alerts.isEmpty()) {
            to.keepAlerts(job.key(), new AlertHistory(alerts, Set.of(), Instant.MIN));
        }
        Map<String, EndedAlert> known = copying && !alerts.isEmpty() ? endedThere(job.key()) : there;
        tally.alerts += alerts.size();
        for (EndedAlert alert : alerts) {
            EndedAlert other = known.remove(alert.id());
            if (!alert.equals(other)) {
                String what = other == null ? "is missing on the other side" : "differs on the other side";
                tally.differs(alert(job, alert) + what, 1);
            }
        }
        if (!copying && !known.isEmpty()) {
            tally.differs(alert(job, known.values().iterator().next()) + "is only on the other side", known.size());
        }
    }

    /** A folder does not know the addresses of its alerts either. */
    private static EndedAlert located(EndedAlert alert, @Nullable EndedAlert there) {
        return alert.url() == null && there != null ? alert.at(there.url()) : alert;
    }

    private Map<String, EndedAlert> endedThere(JobKey job) throws IOException {
        Map<String, EndedAlert> byId = new HashMap<>();
        to.endedAlerts(job).forEach(alert -> byId.put(alert.id(), alert));
        return byId;
    }

    private static String alert(StoredJob job, EndedAlert alert) {
        return job.description().name() + ": the alert that ended at " + alert.ended() + " ";
    }

    private static final class Tally {
        /** Further differences are counted and not named. */
        private static final int NAMED = 20;

        private long jobs;
        private long points;
        private long alerts;
        private long written;
        private long differences;
        private final List<String> differing = new ArrayList<>();

        void differs(String sentence, long how) {
            differences += how;
            if (differing.size() < NAMED) {
                differing.add(sentence);
            }
        }
    }

    /** In pages, so that no result of one store stays open while the other is written. */
    private List<StoredJob> jobs(HistoryStore store) throws IOException {
        List<StoredJob> jobs = new ArrayList<>();
        long before;
        do {
            before = jobs.size();
            store.search(
                    which.page(before, PAGE),
                    job -> jobs.add(new StoredJob(job.key(), job.description(), null, null, null)));
        } while (jobs.size() == before + PAGE);
        return jobs;
    }

    private static List<Point> missing(List<Point> points, List<Point> there) {
        Map<Integer, Point> known = byBuild(there);
        return points.stream()
                .filter(point -> !same(point, known.get(point.build())))
                .toList();
    }

    private static void compare(StoredJob job, List<Point> points, List<Point> there, boolean both, Tally tally) {
        Map<Integer, Point> known = byBuild(there);
        for (Point point : points) {
            Point other = known.remove(point.build());
            if (!same(point, other)) {
                String what = other == null ? "is missing on the other side" : "differs on the other side";
                tally.differs(job.description().name() + " #" + point.build() + " " + what, 1);
            }
        }
        if (both && !known.isEmpty()) {
            tally.differs(
                    job.description().name() + " #" + known.keySet().iterator().next() + " is only on the other side",
                    known.size());
        }
    }

    private void onlyThere(Tally tally) throws IOException {
        for (StoredJob job : jobs(to)) {
            if (from.read(job.key()).isEmpty()) {
                int points = to.read(job.key()).size();
                if (points > 0) {
                    tally.differs(job.description().name() + " is only on the other side", points);
                }
            }
        }
    }

    private static Map<Integer, Point> byBuild(List<Point> points) {
        Map<Integer, Point> byBuild = new HashMap<>();
        points.forEach(point -> byBuild.put(point.build(), point));
        return byBuild;
    }

    private static boolean same(Point point, @Nullable Point other) {
        return other != null && Arrays.equals(point.json(), other.json());
    }
}
