package io.jenkins.plugins.coveragemonitor.digest;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.advice.NextTests;
import io.jenkins.plugins.coveragemonitor.advice.Part;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.store.KnownAlerts;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates a digest. A job that cannot be read does not affect the others. */
public final class Digests {
    /** The number of jobs with advice on what to test next, for which whole measurements are read. */
    private static final int ADVISED = 3;

    private final Instant from;
    private final Instant to;
    private final List<Digest.Move> moves = new ArrayList<>();
    private final Map<Instant, Digest.Repair> repaired = new TreeMap<>(Comparator.reverseOrder());
    private final List<Found> open = new ArrayList<>();
    private final List<String> alertsUnknown = new ArrayList<>();
    private final List<CoverageMonitor> needy = new ArrayList<>();
    private final Set<String> jobs = new HashSet<>();

    /** A digest of a period. */
    public Digests(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Adds a job. Alerts that cannot be read cost only themselves.
     *
     * @throws IOException if its history cannot be read; then the digest leaves it out
     */
    public void add(CoverageMonitor monitor) throws IOException {
        String title = monitor.title();
        Digest.Move move = move(title, monitor.history().points());
        KnownAlerts alerts = monitor.knownAlerts();
        if (!alerts.isKnown()) {
            alertsUnknown.add(title);
        }
        boolean needs = false;
        for (Alert alert : alerts.alerts()) {
            Resolution end = alert.resolution();
            if (alert.type().isEvent()) {
                continue;
            }
            if (alert.isFiring()) {
                open.add(new Found(title, alert));
                needs = true;
            } else if (end != null
                    && isWell(end)
                    && !end.time().isBefore(from)
                    && !end.time().isAfter(to)) {
                Instant at = end.time();
                while (repaired.containsKey(at)) {
                    at = at.plusNanos(1);
                }
                repaired.put(at, new Digest.Repair(title, alert.message(), by(end)));
            }
        }
        if (move != null) {
            jobs.add(monitor.job());
            moves.add(move);
            needs |= move.points().signum() < 0;
        }
        if (needs && needy.size() < ADVISED) {
            needy.add(monitor);
        }
    }

    /** An open alert, and the name of its monitor. */
    private record Found(String title, Alert alert) {}

    private static boolean isWell(Resolution end) {
        return end.how() == Resolution.How.RECOVERED || end.how() == Resolution.How.BY_HAND;
    }

    private static String by(Resolution end) {
        if (end.who() != null) {
            return end.who();
        }
        String commit = end.commit() == null
                ? ""
                : ", commit "
                        + end.commit().substring(0, Math.min(10, end.commit().length()));
        return end.build() == 0 ? "time" : "#" + end.build() + commit;
    }

    /**
     * The change from the last complete build before the period, or its first one if there is none, to its last.
     *
     * @return {@code null} if none was measured in the period
     */
    private Digest.@Nullable Move move(String job, List<Point> points) {
        Point before = null;
        Point last = null;
        for (Point point : points) {
            if (!point.isComplete()
                    || !point.totals().has(Metric.LINE)
                    || point.time().isAfter(to)) {
                continue;
            }
            if (point.time().isBefore(from)) {
                before = point;
            } else {
                before = before == null ? point : before;
                last = point;
            }
        }
        return before == null || last == null
                ? null
                : new Digest.Move(
                        job, before.totals().get(Metric.LINE), last.totals().get(Metric.LINE));
    }

    /** The digest of the added jobs. */
    public Digest digest() {
        Comparator<Digest.Move> byPoints = Comparator.comparing(Digest.Move::points);
        open.sort(Comparator.comparing((Found found) -> found.alert().severity())
                .reversed()
                .thenComparing(found -> found.alert().since().time()));
        return DigestBuilder.builder()
                .from(from)
                .to(to)
                .jobs(jobs.size())
                .rose(moves.stream()
                        .filter(move -> move.points().signum() > 0)
                        .sorted(byPoints.reversed())
                        .toList())
                .fell(moves.stream()
                        .filter(move -> move.points().signum() < 0)
                        .sorted(byPoints)
                        .toList())
                .repaired(List.copyOf(repaired.values()))
                .open(open.stream()
                        .map(found -> new Digest.Open(
                                found.title(),
                                found.alert().severity().name(),
                                found.alert().message(),
                                found.alert().since().time()))
                        .toList())
                .next(next())
                .alertsUnknown(alertsUnknown)
                .create();
    }

    private List<Digest.Next> next() {
        List<Digest.Next> next = new ArrayList<>();
        for (CoverageMonitor monitor : needy) {
            try {
                for (NextTests.File file : new Advice(monitor, JobContext.NONE)
                        .whatToTestNext(null, Part.ALL, 1)
                        .files()) {
                    next.add(new Digest.Next(monitor.title(), file.path(), file.why()));
                }
            } catch (IOException notKept) {
                // Its lines are no longer kept, so what to test next is unknown.
            }
        }
        return next;
    }

    /** The change of a value, as a digest shows it. */
    static String points(Points points) {
        return points.text() + " points";
    }
}
