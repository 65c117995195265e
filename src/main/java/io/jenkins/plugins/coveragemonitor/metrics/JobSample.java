package io.jenkins.plugins.coveragemonitor.metrics;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one monitor of a job at the moment of a scrape.
 *
 * @param job the job's full name
 * @param monitor which of its monitors, {@code ""} for the default one
 * @param points its history in ascending order of builds
 * @param alerts its alerts, open and over; {@code null} if they cannot be read
 */
public record JobSample(String job, String monitor, List<Point> points, @Nullable List<Alert> alerts) {
    /** Creates it; the lists are copied. */
    public JobSample {
        points = List.copyOf(points);
        alerts = alerts == null ? null : List.copyOf(alerts);
    }
}
