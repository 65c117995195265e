package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a job or of one of its components in its newest build, for a line of a list or a badge. It only needs the
 * history.
 *
 * @param build the newest build that has ended
 * @param metric the metric
 * @param counter its value, {@link Counter#NONE} if that build did not measure it
 * @param change the change against the measured build before it, or {@code null}
 * @param outcome the worst outcome of its gates
 * @param partial whether that build is partial
 * @param series the last builds
 */
@WithBuilder
public record JobFigure(
        int build,
        Metric metric,
        Counter counter,
        @Nullable Difference change,
        Outcome outcome,
        boolean partial,
        ChartSeries series) {
    private static final int BUILDS = 30;

    /**
     * The figure of a job.
     *
     * @param points its history in ascending order of builds
     * @param metric the metric, {@code null} for the job's main metric
     * @param component the component, {@code ""} for the whole project
     * @return empty if there is no build
     */
    public static Optional<JobFigure> of(List<Point> points, @Nullable Metric metric, String component) {
        return of(points, metric, null, component);
    }

    /**
     * The figure of a job.
     *
     * @param points its history in ascending order of builds
     * @param metric the metric, {@code null} if none is named
     * @param preferred the metric to show if none is named and the job has it; {@code null} for the job's main metric
     * @param component the component, {@code ""} for the whole project
     * @return empty if there is no build
     */
    public static Optional<JobFigure> of(
            List<Point> points, @Nullable Metric metric, @Nullable Metric preferred, String component) {
        JobData job = new JobData("", points, List.of(), List.of());
        Metric shown = metric == null ? PageMetrics.main(points, component, preferred) : metric;
        return job.newest().map(point -> JobFigureBuilder.builder()
                .build(point.build())
                .metric(shown)
                .counter(point.counters(component).get(shown))
                .change(job.change(point, component, shown))
                .outcome(point.outcome())
                .partial(!point.isComplete())
                .series(ChartSeries.of(
                        points.subList(Math.max(0, points.size() - BUILDS), points.size()), component, shown))
                .create());
    }

    /** Its percentage, such as {@code 83.47 %}, or {@code unmeasured}. */
    public String value() {
        return NumberWords.percent(counter);
    }
}
