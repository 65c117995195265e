package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long recorded data is kept. Set for all jobs, and overridden for single jobs; {@code null} means not set.
 *
 * <p>Some points are kept whatever their age, because later builds are judged by them: see {@link #keep}.
 *
 * @param builds how many builds a history keeps, the newest; 0 for all
 * @param days how many days a history reaches back; 0 for ever
 * @param alertDays how many days an alert is kept after its end, 1 or more
 * @param deliveryDays how many days deliveries and dead letters are kept, 1 or more; the same for all jobs
 * @param auditDays how many days the audit log and expired silences are kept, 1 or more; the same for all jobs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Retention(
        @Nullable Integer builds,
        @Nullable Integer days,
        @Nullable Integer alertDays,
        @Nullable Integer deliveryDays,
        @Nullable Integer auditDays) {
    /** Nothing is set. */
    public static final Retention UNSET = new Retention(null, null, null, null, null);

    private static final int USUAL_DAYS = 90;

    /** The defaults: history for ever, everything else for 90 days. */
    public static final Retention DEFAULT = new Retention(0, 0, USUAL_DAYS, USUAL_DAYS, USUAL_DAYS);

    /**
     * Creates a retention.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence
     */
    public Retention {
        atLeast("builds", builds, 0);
        atLeast("days", days, 0);
        atLeast("alertDays", alertDays, 1);
        atLeast("deliveryDays", deliveryDays, 1);
        atLeast("auditDays", auditDays, 1);
    }

    private static void atLeast(String name, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw new IllegalArgumentException("retention: " + name + " is " + value + "; give " + least + " or more"
                    + (least == 0 ? ", 0 for ever" : ""));
        }
    }

    /** These values, and those of another retention where these are not set. */
    public Retention or(Retention other) {
        return new Retention(
                or(builds, other.builds),
                or(days, other.days),
                or(alertDays, other.alertDays),
                or(deliveryDays, other.deliveryDays),
                or(auditDays, other.auditDays));
    }

    private static @Nullable Integer or(@Nullable Integer value, @Nullable Integer other) {
        return value == null ? other : value;
    }

    /**
     * The retention of one job.
     *
     * @throws IllegalArgumentException if it sets what all jobs share
     */
    public Retention ofJob() {
        if (deliveryDays != null || auditDays != null) {
            throw new IllegalArgumentException("retention: " + (deliveryDays != null ? "deliveryDays" : "auditDays")
                    + " concerns all jobs: set it for all, not for one");
        }
        return this;
    }

    /** How long an alert is kept after its end. */
    public Duration ofAlerts() {
        return days(alertDays);
    }

    /** How long deliveries are kept. */
    public Duration ofDeliveries() {
        return days(deliveryDays);
    }

    /** How long the audit log is kept. */
    public Duration ofAudit() {
        return days(auditDays);
    }

    private static Duration days(@Nullable Integer set) {
        return Duration.ofDays(set == null ? USUAL_DAYS : set);
    }

    /** The whole retention in words: {@code history for ever, alerts 90 days, …}. */
    public String words() {
        return "history " + historyWords() + ", alerts " + words(ofAlerts()) + ", deliveries " + words(ofDeliveries())
                + ", audit log " + words(ofAudit());
    }

    private String historyWords() {
        String newest = limit(builds) == 0 ? "" : Plurals.count(limit(builds), "build");
        String reach = limit(days) == 0 ? "" : Plurals.count(limit(days), "day");
        if (newest.isEmpty() || reach.isEmpty()) {
            return newest.isEmpty() && reach.isEmpty() ? "for ever" : newest + reach;
        }
        return newest + " and " + reach;
    }

    /** A limit of the history, 0 for none. */
    private static int limit(@Nullable Integer set) {
        return set == null ? 0 : set;
    }

    private static String words(Duration time) {
        return Plurals.count(time.toDays(), "day");
    }

    /** Whether a history keeps everything. */
    public boolean isForEver() {
        return limit(builds) == 0 && limit(days) == 0;
    }

    /**
     * The points that are kept: those within the limits; builds that run; needed builds; and of each branch the newest,
     * the newest measured, the newest complete and the newest passed one. So a job that rests for a year still has its
     * baseline.
     *
     * @param points in ascending order of builds
     * @param needed builds that must be kept
     * @param now the current time
     * @return the same list if nothing is dropped
     */
    public List<Point> keep(List<Point> points, Set<Integer> needed, Instant now) {
        if (isForEver()) {
            return points;
        }
        Instant oldest = limit(days) == 0 ? Instant.MIN : now.minus(Duration.ofDays(limit(days)));
        int first = limit(builds) == 0 ? 0 : Math.max(0, points.size() - limit(builds));
        Set<Integer> baselines = baselines(points);
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean fits = i >= first && !point.time().isBefore(oldest);
            if (fits
                    || point.buildState() == BuildState.RUNNING
                    || needed.contains(point.build())
                    || baselines.contains(point.build())) {
                kept.add(point);
            }
        }
        return kept.size() == points.size() ? points : List.copyOf(kept);
    }

    private static Set<Integer> baselines(List<Point> points) {
        Map<String, Integer> newest = new HashMap<>();
        for (Point point : points) {
            String branch = point.branch() == null ? "" : point.branch();
            newest.put("build of " + branch, point.build());
            if (point.isMeasured()) {
                newest.put("measured build of " + branch, point.build());
            }
            if (point.isMeasured() && point.isComplete()) {
                newest.put("complete build of " + branch, point.build());
                if (point.outcome().compareTo(Outcome.PASSED) <= 0) {
                    newest.put("passed build of " + branch, point.build());
                }
            }
        }
        return new HashSet<>(newest.values());
    }
}
