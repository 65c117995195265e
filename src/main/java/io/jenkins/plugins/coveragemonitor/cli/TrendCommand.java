package io.jenkins.plugins.coveragemonitor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.TrendTarget;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Legible;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Noun;
import io.jenkins.plugins.coveragemonitor.trend.Anomaly;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The trend of one metric. */
@Command(name = "trend", description = "Shows the trend of one metric.", mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(names = "--metric", defaultValue = "LINE", description = "The metric (${DEFAULT-VALUE}).")
    private Metric metric;

    @Option(names = "--component", paramLabel = "C", defaultValue = "", description = "The component.")
    private String component;

    @Option(names = "--last", paramLabel = "N", description = "Only the newest N builds.")
    private Integer last;

    @Option(names = "--days", paramLabel = "D", description = "Only builds of the last D days.")
    private Integer days;

    @Option(
            names = "--target",
            paramLabel = "PERCENT",
            description = "The value to forecast; the target of the job's alerts if left out.")
    private BigDecimal target;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Point> points = points();
        Trend trend = TrendAnalysis.of(points, metric, component, settings());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, line -> write(line, points, trend));
        } else {
            show(out, points, trend);
        }
        return trend.measured() == 0 ? ExitCode.UNUSABLE.code() : ExitCode.PASSED.code();
    }

    /** The target of the job's alerts, unless another one is asked for. */
    private TrendSettings settings() throws IOException {
        CoverageMonitor monitor = new CoverageMonitor(home.knownJob(job), job, Clock.systemUTC());
        HomeSurroundings around = new HomeSurroundings(home.folder(), job);
        TrendSettings ofAlerts = TrendTarget.of(around.alerts(monitor.config().alerts()));
        try {
            return target == null ? ofAlerts : ofAlerts.towards(target);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage());
        }
    }

    private List<Point> points() throws IOException {
        positive("--last", last);
        positive("--days", days);
        List<Point> points = HistoryFile.of(home.knownJob(job)).points();
        if (days != null) {
            Instant oldest = Clock.systemUTC().instant().minus(Duration.ofDays(days));
            points = points.stream()
                    .filter(point -> !point.time().isBefore(oldest))
                    .toList();
        }
        return last == null ? points : points.subList(Math.max(0, points.size() - last), points.size());
    }

    private static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw CommandFailure.usage(option + " is " + value + ": give 1 or more");
        }
    }

    private void write(JsonGenerator line, List<Point> points, Trend trend) throws IOException {
        line.writeStringField("job", job);
        line.writeStringField("metric", metric.name());
        if (!component.isEmpty()) {
            line.writeStringField("component", component);
        }
        line.writeArrayFieldStart("points");
        for (Point point : points) {
            line.writeStartObject();
            line.writeNumberField("build", point.build());
            line.writeStringField("time", point.time().toString());
            value(line, point);
            if (!point.isComplete()) {
                line.writeStringField("completion", point.completion().name());
            }
            line.writeEndObject();
        }
        line.writeEndArray();
        number(line, "slopePerBuild", trend.slopePerBuild());
        number(line, "slopePerDay", trend.slopePerDay());
        line.writeBooleanField("significant", trend.significant());
        number(line, "pValue", trend.samples() < 2 ? null : trend.pValue());
        line.writeStringField("direction", trend.direction().name());
        changePoints(line, trend);
        line.writeArrayFieldStart("anomalies");
        for (Anomaly anomaly : trend.anomalies()) {
            line.writeStartObject();
            line.writeNumberField("build", anomaly.build());
            number(line, "value", anomaly.value());
            number(line, "usual", anomaly.usual());
            line.writeEndObject();
        }
        line.writeEndArray();
        forecast(line, trend);
        line.writeStringField("recommendation", trend.recommendation());
    }

    /** An unmeasured build is a point without numbers: a gap, not a zero. */
    private void value(JsonGenerator line, Point point) throws IOException {
        Counter counter = point.counters(component).get(metric);
        if (metric.isCoverage()) {
            line.writeBooleanField("measured", counter.isMeasured());
            if (counter.isMeasured()) {
                JsonLine.covered(line, counter);
            }
            return;
        }
        line.writeBooleanField("measured", point.tests().isMeasured());
        if (point.tests().isMeasured()) {
            line.writeNumberField(
                    "value",
                    switch (metric) {
                        case TESTS -> point.tests().total();
                        case TEST_FAILURES -> point.tests().failed();
                        default -> point.tests().time().toMillis();
                    });
        }
    }

    private static void changePoints(JsonGenerator line, Trend trend) throws IOException {
        line.writeArrayFieldStart("changePoints");
        for (ChangePoint change : trend.changePoints()) {
            line.writeStartObject();
            line.writeNumberField("build", change.build());
            number(line, "before", change.before());
            number(line, "after", change.after());
            number(line, "pValue", change.pValue());
            if (change.commit() != null) {
                line.writeStringField("commit", change.commit());
            }
            line.writeBooleanField("byComponents", change.byComponents());
            line.writeEndObject();
        }
        line.writeEndArray();
    }

    private static void forecast(JsonGenerator line, Trend trend) throws IOException {
        if (trend.forecast() == null) {
            line.writeNullField("forecast");
            return;
        }
        line.writeObjectFieldStart("forecast");
        line.writeNumberField("target", trend.forecast().target());
        line.writeStringField(
                "at",
                trend.forecast().at() == null ? null : trend.forecast().at().toString());
        line.writeStringField("reason", trend.forecast().reason());
        line.writeEndObject();
    }

    private static void number(JsonGenerator line, String name, Double value) throws IOException {
        if (value == null || value.isNaN() || value.isInfinite()) {
            line.writeNullField(name);
        } else {
            line.writeNumberField(name, value);
        }
    }

    private void show(PrintWriter out, List<Point> points, Trend trend) {
        out.println(Legible.line(job + ": " + metric + (component.isEmpty() ? "" : " of " + component)) + ", "
                + trend.measured() + " of " + Noun.count(points.size(), "build") + " measured");
        if (metric.isCoverage() && trend.measured() > 0) {
            points.stream()
                    .filter(point ->
                            point.isComplete() && point.counters(component).has(metric))
                    .reduce((older, newer) -> newer)
                    .ifPresent(newest -> out.println("  now "
                            + newest.counters(component).get(metric).percentText() + " in #" + newest.build()));
        }
        for (ChangePoint change : trend.changePoints()) {
            out.printf(
                    java.util.Locale.ROOT,
                    "  #%d: from %.2f to %.2f%s%n",
                    change.build(),
                    change.before(),
                    change.after(),
                    change.byComponents() ? " (what is counted changed, not how well it is covered)" : "");
        }
        for (Anomaly anomaly : trend.anomalies()) {
            out.printf(
                    java.util.Locale.ROOT,
                    "  #%d: %.2f, far off its neighbours (%.2f)%n",
                    anomaly.build(),
                    anomaly.value(),
                    anomaly.usual());
        }
        out.println("  " + Legible.line(trend.recommendation()));
    }
}
