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
 * Keeps the histories of many jobs, of one controller or of many. Implementations are safe for use by several threads.
 *
 * <p>What {@link #append} and the other changing methods returned from is durable. They may be called again with the same
 * arguments, in whole or in part, and change nothing then: a caller that did not see success tries again.
 *
 * <p>An {@link IOException} says in one sentence what is wrong and what helps; the store is then as it was. A point comes
 * back as it was appended, text never cut: {@link Point#json()} gives the same bytes.
 *
 * <p>The methods with a body are right for every store; one that can answer them faster than by reading overrides them.
 */
public interface HistoryStore extends Closeable {
    /** Receives what is found, one at a time. */
    @FunctionalInterface
    interface Receiver<T> {
        /** One of them. */
        void take(T found) throws IOException;
    }

    /**
     * Adds points to a history, each in place of the one that its build had. A history that is not there begins.
     *
     * @param points in any order, of different builds
     */
    void append(JobKey job, List<Point> points) throws IOException;

    /** Says what is known of a job, in place of what was said before. A history that is not there begins, without a point. */
    void describe(JobKey job, JobDescription description) throws IOException;

    /** All points of a history in ascending order of builds; empty if there is none. */
    List<Point> read(JobKey job) throws IOException;

    /**
     * The newest points of many histories, in ascending order of builds; a history without points is left out.
     *
     * @param builds of how many builds at most, 1 or more
     */
    Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) throws IOException;

    /**
     * Searches, and hands over what is found in the order of names, then of keys; without holding all of it in memory.
     */
    void search(JobQuery query, Receiver<StoredJob> found) throws IOException;

    /** One history with what is known of its job; empty if there is none. */
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

    /** The points of a history whose builds are not among some, in ascending order of builds. */
    default List<Point> readOthers(JobKey job, Collection<Integer> builds) throws IOException {
        Set<Integer> known = Set.copyOf(builds);
        return read(job).stream()
                .filter(point -> !known.contains(point.build()))
                .toList();
    }

    /**
     * Says which alerts of a job are over: each takes the place of the one with its id; what {@link AlertHistory} drops goes.
     * A history that is not there begins, unless there is nothing to say.
     */
    void keepAlerts(JobKey job, AlertHistory alerts) throws IOException;

    /** The alerts of a history that are over, in the order in which they ended, then of ids. */
    List<EndedAlert> endedAlerts(JobKey job) throws IOException;

    /**
     * Searches alerts that are over, and hands over what is found, what ended last first, then in the order of names, keys and
     * ids; without holding all of it in memory.
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

    /** How many alerts that are over a search finds, whatever its page. */
    default long countEnded(EndedAlertQuery query) throws IOException {
        long[] count = new long[1];
        searchEnded(query.page(0, JobQuery.UNLIMITED), alert -> count[0]++);
        return count[0];
    }

    /** Removes the points of some builds; those that are not there are no error. */
    void remove(JobKey job, Collection<Integer> builds) throws IOException;

    /** Removes a history with all that is known of it; none is no error. */
    void delete(JobKey job) throws IOException;

    /** The controllers that have histories here, in the order of their ids. */
    List<ControllerDescription> controllers() throws IOException;

    /** Removes a controller with all its histories; none is no error. */
    void deleteController(String id) throws IOException;

    /** How many histories a search finds, whatever its page. */
    default long count(JobQuery query) throws IOException {
        long[] count = new long[1];
        search(query.page(0, JobQuery.UNLIMITED), job -> count[0]++);
        return count[0];
    }

    /**
     * How many histories a search finds, whatever its page, and how many of them need a look.
     *
     * @param silentSince what was measured last before this moment, or never, is measured no longer
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
     * The course of one metric of the newest builds of many histories; a history without points is left out.
     *
     * @param builds of how many builds at most, 1 or more
     */
    default Map<JobKey, MetricSeries> series(Collection<JobKey> jobs, Metric metric, int builds) throws IOException {
        Map<JobKey, MetricSeries> series = new TreeMap<>();
        latest(jobs, builds).forEach((job, points) -> series.put(job, MetricSeries.of(points, metric)));
        return series;
    }

    /** The groups of what a search finds, whatever its page, in the order of names. */
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
     * How what a search finds, whatever its page, stood together at some moments: of each job its newest complete
     * measurement by then. The counters are added, so a large job weighs more than a small one.
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
