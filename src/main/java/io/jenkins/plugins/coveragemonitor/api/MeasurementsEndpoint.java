package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.TrendTarget;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Measurements and trends. */
final class MeasurementsEndpoint {
    private static final int CENTURY = 36_500;

    private final ApiDependencies parts;

    MeasurementsEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    ApiResponse list(ApiCall call) throws IOException {
        String job = call.theJob();
        String monitor = JobMonitors.named(parts, call, job);
        Set<Integer> kept = parts.jobs().monitor(job, monitor).keptBuilds();
        return call.page(points(call, job, monitor, 0).stream()
                .sorted(Comparator.comparing(Point::build).reversed())
                .map(point -> PointResource.of(point, kept))
                .toList());
    }

    /** The trend of a metric. */
    private record Pace(String job, String monitor, TrendResource trend) {}

    ApiResponse trend(ApiCall call) throws IOException {
        String job = call.theJob();
        String monitor = JobMonitors.named(parts, call, job);
        Metric metric = call.parameters().one("metric", Metric.class, Metric.LINE);
        String component = call.parameters().text("component");
        TrendSettings settings = TrendTarget.of(JobMonitors.settings(parts, job, monitor));
        List<Point> points =
                Point.ofFlag(points(call, job, monitor, 0), call.parameters().text("flag"));
        Trend trend = TrendAnalysis.of(points, metric, component, settings);
        return ApiResponse.ok(new Pace(job, monitor, TrendResource.of(trend)));
    }

    /** The builds of a monitor of a job, oldest first. */
    private record Exported(String job, String monitor, int days, List<PointResource> points) {}

    ApiResponse export(ApiCall call) throws IOException {
        int days = call.parameters().number("days", 90, 0, CENTURY);
        List<String> jobs = call.parameters().text("job").isEmpty() ? call.readableJobs() : List.of(call.theJob());
        // Histories are long: only the items of the page are read.
        List<Place> places = new ArrayList<>();
        for (String job : jobs) {
            for (String monitor : parts.jobs().monitors(job)) {
                places.add(new Place(job, monitor));
            }
        }
        return call.page(places, place -> exported(call, place, days));
    }

    private Exported exported(ApiCall call, Place place, int days) throws IOException {
        Set<Integer> kept = parts.jobs().monitor(place.job(), place.monitor()).keptBuilds();
        List<PointResource> builds = points(call, place.job(), place.monitor(), days).stream()
                .map(point -> PointResource.of(point, kept))
                .toList();
        return new Exported(place.job(), place.monitor(), days, builds);
    }

    /** A monitor of a job. */
    private record Place(String job, String monitor) {}

    /** The builds of the last days, or all for 0; of the requested branch. */
    private List<Point> points(ApiCall call, String job, String monitor, int fixedDays) throws IOException {
        int days = fixedDays > 0 ? fixedDays : call.parameters().number("days", 0, 0, CENTURY);
        String branch = call.parameters().text("branch");
        Instant oldest = days == 0 ? Instant.MIN : parts.clock().instant().minus(Duration.ofDays(days));
        return parts.jobs().monitor(job, monitor).history().points().stream()
                .filter(point -> !point.time().isBefore(oldest))
                .filter(point -> branch.isEmpty() || branch.equals(point.branch()))
                .toList();
    }
}
