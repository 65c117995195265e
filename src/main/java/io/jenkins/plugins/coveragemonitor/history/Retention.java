package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long points are kept. The newest point and the newest measured point are always kept, so that a job which rests
 * for a year still has a baseline.
 *
 * @param builds at most so many points, the newest; 1 or more
 * @param days points at most so old; 1 or more
 */
public record Retention(int builds, int days) {
    /** In place of a number: no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Keeps everything: 10,000 builds cost less than 5 MB, and a trend is worth more than that. */
    public static final Retention ALL = new Retention(UNLIMITED, UNLIMITED);

    /**
     * Creates a retention.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public Retention {
        if (builds < 1 || days < 1) {
            throw new IllegalArgumentException("history cannot be kept for " + Plurals.count(builds, "build") + " and "
                    + Plurals.count(days, "day") + ": give 1 or more of each");
        }
    }

    /**
     * The points that are kept.
     *
     * @param points in ascending order of builds
     * @param now the present
     * @return the same list if nothing is dropped
     */
    List<Point> keep(List<Point> points, Instant now) {
        if (builds >= points.size() && days == UNLIMITED) {
            return points;
        }
        Instant oldest = days == UNLIMITED ? Instant.MIN : now.minus(Duration.ofDays(days));
        int first = Math.max(0, points.size() - builds);
        int newestMeasured = points.size() - 1;
        while (newestMeasured > 0 && !points.get(newestMeasured).isMeasured()) {
            newestMeasured--;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean fits = i >= first && !points.get(i).time().isBefore(oldest);
            if (fits || i == newestMeasured || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept.size() == points.size() ? points : List.copyOf(kept);
    }
}
