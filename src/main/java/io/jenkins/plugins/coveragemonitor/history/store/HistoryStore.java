package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the histories of many jobs, of one controller or of many. Implementations are thread-safe.
 *
 * <p>When {@link #append} or another changing method returns, the change is durable. Repeating a call with the same
 * arguments, in whole or in part, changes nothing, so a caller that did not see success tries again.
 *
 * <p>The message of an {@link IOException} says in one sentence what is wrong and how to fix it; the store is then
 * unchanged. A point is returned exactly as it was appended, text never cut: {@link Point#json()} gives the same bytes.
 *
 * <p>The default methods are correct for every store; a store overrides those that it can answer faster than by
 * reading.
 */
public interface HistoryStore extends Closeable {
    /** Receives results one at a time. */
    @FunctionalInterface
    interface Receiver<T> {
        /** Receives one result. */
        void take(T found) throws IOException;
    }

    /**
     * Adds points to a history; each replaces the point of the same build. Creates a missing history.
     *
     * @param points in any order, of different builds
     */
    void append(JobKey job, List<Point> points) throws IOException;

    /** Sets or replaces the description of a job. Creates a missing history, without points. */
    void describe(JobKey job, JobDescription description) throws IOException;

    /** All points of a history in ascending order of builds; empty if there is none. */
    List<Point> read(JobKey job) throws IOException;

    /**
     * The newest points of many histories, in ascending order of builds; a history without points is left out.
     *
     * @param builds of how many builds at most, 1 or more
     */
    Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) throws IOException;

    /** Searches, and passes the results in the order of names, then keys, without holding all of them in memory. */
    void search(JobQuery query, Receiver<StoredJob> found) throws IOException;

    /** One history with the description of its job; empty if there is none. */
    default Optional<StoredJob> find(JobKey job) throws IOException {
        List<StoredJob> found = new ArrayList<>();
        search(JobQuery.ALL.on(job.controller()), one -> {
            if (one.key().equals(job)) {
                found.add(one);
            }
        });
        return found.stream().findFirst();
    }

    /** The histories whose trend page's address begins with a text, in the order of keys. */
    default List<JobKey> at(String address) throws IOException {
        List<JobKey> found = new ArrayList<>();
        search(JobQuery.ALL, one -> {
            String url = one.description().url();
            if (url != null && url.startsWith(address)) {
                found.add(one.key());
            }
        });
        return found.stream().sorted().toList();
    }

    /** The points of a history except those of some builds, in ascending order of builds. */
    default List<Point> readOthers(JobKey job, Collection<Integer> builds) throws IOException {
        Set<Integer> known = Set.copyOf(builds);
        return read(job).stream()
                .filter(point -> !known.contains(point.build()))
                .toList();
    }

    /**
     * Updates the ended alerts of a job: each replaces the one with its id, and those for which {@link
     * AlertHistory#drops} is true are deleted. Creates a missing history unless there is nothing to store.
     */
    void keepAlerts(JobKey job, AlertHistory alerts) throws IOException;

    /** The ended alerts of a history, by end, oldest first, then by id. */
    List<EndedAlert> endedAlerts(JobKey job) throws IOException;

    /**
     * Searches ended alerts, and passes them by end, newest first, then by name, key and id, without holding all of
     * them in memory.
     */
    default void searchEnded(EndedAlertQuery query, Receiver<StoredAlert> found) throws IOException {
        List<StoredAlert> all = new ArrayList<>();
        search(query.jobs(), job -> {
            for (EndedAlert alert : endedAlerts(job.key())) {
                if (query.includes(alert)) {
                    all.add(new StoredAlert(job.key(), job.description().name(), alert));
                }
            }
        });
        all.sort(StoredAlert.NEWEST_FIRST);
        for (int i = 0; i < all.size(); i++) {
            if (i >= query.offset() && i - query.offset() < query.limit()) {
                found.take(all.get(i));
            }
        }
    }

    /** How many ended alerts a query matches, whatever its page. */
    default long countEnded(EndedAlertQuery query) throws IOException {
        long[] count = new long[1];
        searchEnded(query.page(0, JobQuery.UNLIMITED), alert -> count[0]++);
        return count[0];
    }

    /** Removes the points of some builds; missing ones are ignored. */
    void remove(JobKey job, Collection<Integer> builds) throws IOException;

    /** Removes a history and all that is known of it; a missing one is ignored. */
    void delete(JobKey job) throws IOException;

    /** The controllers with histories in this store, in the order of their ids. */
    List<ControllerDescription> controllers() throws IOException;

    /** Removes a controller with all its histories; a missing one is ignored. */
    void deleteController(String id) throws IOException;

    /** How many histories a query matches, whatever its page. */
    default long count(JobQuery query) throws IOException {
        long[] count = new long[1];
        search(query.page(0, JobQuery.UNLIMITED), job -> count[0]++);
        return count[0];
    }

    /**
     * How many histories a query matches, whatever its page, and how many of them need attention.
     *
     * @param silentSince jobs whose last measurement is older than this moment, or that were never measured, count as
     * silent
     */
    default JobCounts counts(JobQuery query, Instant silentSince) throws IOException {
        JobQuery all = query.page(0, JobQuery.UNLIMITED);
        JobQuery silent = all.notMeasuredSince(silentSince);
        long[] counts = new long[3];
        search(all, job -> {
            counts[0]++;
            counts[1] += job.description().alerts().isEmpty() ? 0 : 1;
            counts[2] += silent.matches(job) ? 1 : 0;
        });
        return new JobCounts(counts[0], counts[1], counts[2]);
    }

    /**
     * One metric of the newest builds of many histories; a history without points is left out.
     *
     * @param builds of how many builds at most, 1 or more
     */
    default Map<JobKey, MetricSeries> series(Collection<JobKey> jobs, Metric metric, int builds) throws IOException {
        Map<JobKey, MetricSeries> series = new TreeMap<>();
        latest(jobs, builds).forEach((job, points) -> series.put(job, MetricSeries.of(points, metric)));
        return series;
    }

    /** The groups of what a query matches, whatever its page, in the order of names. */
    default List<JobGroup> groups(JobQuery query, JobGrouping by) throws IOException {
        Map<String, JobGroup> groups = new TreeMap<>();
        search(query.page(0, JobQuery.UNLIMITED), job -> {
            Point measured = job.measured();
            JobGroup one =
                    new JobGroup("", 1, measured == null ? 0 : 1, measured == null ? Counters.NONE : measured.totals());
            for (String name : by.groups(job.key(), job.description())) {
                groups.merge(
                        name,
                        new JobGroup(name, 1, one.measured(), one.totals()),
                        (a, b) -> new JobGroup(
                                name,
                                a.jobs() + b.jobs(),
                                a.measured() + b.measured(),
                                a.totals().plus(b.totals())));
            }
        });
        return List.copyOf(groups.values());
    }

    /**
     * The combined coverage, at some moments, of what a query matches, whatever its page: of each job the newest
     * complete measurement by then. Counters are added, so that a large job weighs more than a small one.
     *
     * @param moments in ascending order
     */
    default List<GroupTrendStep> groupTrend(JobQuery query, Metric metric, List<Instant> moments) throws IOException {
        int[] jobs = new int[moments.size()];
        Counter[] sums = new Counter[moments.size()];
        search(query.page(0, JobQuery.UNLIMITED), job -> {
            List<Point> points = read(job.key()).stream()
                    .filter(point -> point.isComplete() && point.totals().has(metric))
                    .sorted(java.util.Comparator.comparing(Point::time).thenComparing(Point::build))
                    .toList();
            int next = 0;
            for (int i = 0; i < jobs.length; i++) {
                while (next < points.size() && !points.get(next).time().isAfter(moments.get(i))) {
                    next++;
                }
                if (next > 0) {
                    Counter one = points.get(next - 1).totals().get(metric);
                    sums[i] = sums[i] == null ? one : sums[i].plus(one);
                    jobs[i]++;
                }
            }
        });
        List<GroupTrendStep> steps = new ArrayList<>();
        for (int i = 0; i < jobs.length; i++) {
            steps.add(new GroupTrendStep(moments.get(i), jobs[i], sums[i] == null ? Counter.NONE : sums[i]));
        }
        return steps;
    }

    @Override
    default void close() throws IOException {}
}
