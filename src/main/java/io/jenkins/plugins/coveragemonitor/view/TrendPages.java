package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.trend.Anomaly;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.AlertMark;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Limit;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Recommendation;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Shift;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates the page of a job's trend, from history and alerts only. */
public final class TrendPages {
    private TrendPages() {}

    /** The page of the job's main metric, for the whole project. */
    public static TrendPage of(JobData data) {
        return of(data, null, null, null);
    }

    /** The page of one choice; without one, of the job's main metric. */
    public static TrendPage of(JobData data, @Nullable Metric metric, @Nullable String component) {
        return of(data, metric, null, component);
    }

    /**
     * The page of one choice.
     *
     * @param metric the metric to show; {@code null} or one that was never measured means {@code preferred}
     * @param preferred the metric to show otherwise, if the job has it; {@code null} for its main metric
     * @param component the component; {@code null} or one that was never measured means the whole project
     */
    public static TrendPage of(
            JobData data, @Nullable Metric metric, @Nullable Metric preferred, @Nullable String component) {
        List<Metric> metrics = PageMetrics.measured(data.points());
        TreeSet<String> components = new TreeSet<>();
        data.points().forEach(point -> components.addAll(point.components().keySet()));
        data.points().forEach(point -> components.addAll(point.owners().keySet()));
        data.points().forEach(point -> point.flags().keySet().forEach(flag -> components.add(Point.FLAG + flag)));
        components.remove("");
        String where = component != null && components.contains(component) ? component : "";
        Metric shown =
                metric != null && metrics.contains(metric) ? metric : PageMetrics.main(data.points(), where, preferred);
        return data.newest()
                .map(newest -> page(data, newest, shown, where, metrics, List.copyOf(components)))
                .orElseGet(() -> empty(data, shown));
    }

    /** The doubt of the sentence; the value next to it may be that of a partial build. */
    private static String doubt(String doubt, Point newest, String component) {
        if (!newest.isMeasured() || !newest.completeness().lacks(component)) {
            return doubt;
        }
        String part = "#" + newest.build() + " is partial: " + JobData.partial(newest);
        return doubt == null || doubt.isEmpty() ? part : part + " " + doubt;
    }

    private static TrendPage page(
            JobData data,
            Point newest,
            Metric metric,
            String component,
            List<Metric> metrics,
            List<String> components) {
        Trend trend = TrendAnalysis.of(data.points(), metric, component, data.trend());
        Counter now = newest.counters(component).get(metric);
        Difference change = data.change(newest, component, metric);
        BigDecimal limit = data.limit(component, metric);
        return TrendPageBuilder.builder()
                .job(data.job())
                .metric(metric)
                .component(component)
                .metrics(metrics)
                .components(components)
                .build(newest.build())
                .counter(now.isMeasured() ? now : null)
                .change(change)
                .sentence(TrendWords.sentence(trend, newest, change))
                .doubt(doubt(TrendWords.doubt(trend, data.trend(), newest, change), newest, component))
                .facts(new TrendFacts(data, trend, limit).facts())
                .figures(new TrendFigures(trend, data.trend()).figures())
                .milestones(TrendMilestones.of(trend, data.trend()))
                .tests(component.isEmpty() ? tests(data) : List.of())
                .series(ChartSeries.of(data.points(), component, metric))
                .outcomes(data.points().stream().map(Point::outcome).toArray(Outcome[]::new))
                .failures(tests(data.points(), TestTotals::failed))
                .seconds(tests(data.points(), tests -> tests.time().toSeconds()))
                .line(ForecastLine.line(trend, newest.build()))
                .forecast(ForecastLine.forecast(trend, newest.build()))
                .limit(limit == null ? null : new Limit(limit, 0))
                .changePoints(trend.changePoints().stream()
                        .filter(step -> !step.bend())
                        .map(step ->
                                new Shift(step.build(), (int) Math.signum(step.by()), TrendWords.signed(step.by())))
                        .toList())
                .anomalies(trend.anomalies().stream()
                        .mapToInt(Anomaly::build)
                        .filter(build -> trend.changePoints().stream().noneMatch(step -> step.build() == build))
                        .toArray())
                .alerts(data.alerts().stream()
                        .filter(alert -> alert.isOpen() && alert.key().metric() == metric)
                        .filter(alert -> alert.key().component().equals(component))
                        .filter(alert ->
                                alert.since().build() > 0 && !alert.type().isEvent())
                        .map(TrendPages::mark)
                        .toList())
                .events(new TrendEvents(data, trend).events())
                .recommendation(recommendation(trend))
                .keptBuilds(data.points().stream()
                        .mapToInt(Point::build)
                        .filter(data.kept()::contains)
                        .toArray())
                .branches(data.branches())
                .origin(data.origin())
                .problems(data.problems())
                .create();
    }

    /** Tests have no page of their own; their trends are sentences here. */
    private static List<String> tests(JobData data) {
        boolean tested = data.points().stream()
                .anyMatch(point -> point.isComplete() && point.tests().isMeasured());
        return tested
                ? Stream.of(Metric.TESTS, Metric.TEST_FAILURES, Metric.TEST_TIME)
                        .map(metric -> TrendAnalysis.of(data.points(), metric, "", data.trend()))
                        .map(Trend::recommendation)
                        .toList()
                : List.of();
    }

    private static AlertMark mark(Alert alert) {
        return new AlertMark(alert.since().build(), alert.status().name(), alert.message());
    }

    private static int[] tests(List<Point> points, ToLongFunction<TestTotals> value) {
        return points.stream()
                .mapToInt(point -> point.isComplete() && point.tests().isMeasured()
                        ? (int) Math.min(Integer.MAX_VALUE, value.applyAsLong(point.tests()))
                        : -1)
                .toArray();
    }

    /** What to do, split into the first sentence and the rest; {@code null} for nothing. */
    private static @Nullable Recommendation recommendation(Trend trend) {
        String words = trend.recommendation().strip();
        if (!trend.callsForAction()) {
            return null;
        }
        int end = words.indexOf(". ");
        return end < 0
                ? new Recommendation(words, "", List.of())
                : new Recommendation(words.substring(0, end + 1), words.substring(end + 2), List.of());
    }

    private static TrendPage empty(JobData data, Metric metric) {
        return TrendPageBuilder.builder()
                .job(data.job())
                .metric(metric)
                .component("")
                .metrics(List.of())
                .components(List.of())
                .build(0)
                .counter(null)
                .change(null)
                .sentence("No build has been measured yet.")
                .doubt("")
                .facts(List.of())
                .figures(List.of())
                .milestones(null)
                .tests(List.of())
                .series(ChartSeries.of(List.of(), "", metric))
                .outcomes(new Outcome[0])
                .failures(new int[0])
                .seconds(new int[0])
                .line(null)
                .forecast(null)
                .limit(null)
                .changePoints(List.of())
                .anomalies(new int[0])
                .alerts(List.of())
                .events(List.of())
                .recommendation(null)
                .keptBuilds(new int[0])
                .branches(data.branches())
                .origin(data.origin())
                .problems(data.problems())
                .create();
    }
}
