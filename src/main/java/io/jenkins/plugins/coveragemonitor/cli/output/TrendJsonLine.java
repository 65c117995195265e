package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Anomaly;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Progress;
import io.jenkins.plugins.coveragemonitor.trend.Regression;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code trend --json} prints. Differences are in percentage points for coverage; in tests, failures or seconds for
 * the metrics of tests.
 */
public final class TrendJsonLine {
    private final JsonGenerator line;
    private final Trend trend;

    private TrendJsonLine(JsonGenerator line, Trend trend) {
        this.line = line;
        this.trend = trend;
    }

    public static void print(PrintWriter out, String job, List<Point> points, Trend trend) throws IOException {
        JsonLine.print(out, line -> new TrendJsonLine(line, trend).write(job, points));
    }

    private void write(String job, List<Point> points) throws IOException {
        line.writeStringField("job", job);
        line.writeStringField("metric", trend.metric().name());
        if (!trend.component().isEmpty()) {
            line.writeStringField("component", trend.component());
        }
        line.writeArrayFieldStart("points");
        for (Point point : points) {
            line.writeStartObject();
            line.writeNumberField("build", point.build());
            line.writeStringField("time", point.time().toString());
            value(point);
            if (!point.hasEnded()) {
                line.writeStringField("buildState", point.buildState().name());
            }
            JsonLine.completeness(line, point);
            line.writeEndObject();
        }
        line.writeEndArray();
        line.writeNumberField("measured", trend.measured());
        pace();
        changePoints();
        anomalies();
        forecast("forecast", trend.forecast());
        forecast("milestone", trend.milestone());
        progress(trend.progress());
        line.writeStringField("recommendation", trend.recommendation());
    }

    /** An unmeasured build is a point without numbers: a gap, not a zero. */
    private void value(Point point) throws IOException {
        Metric metric = trend.metric();
        if (metric.isCoverage()) {
            Counter counter = point.counters(trend.component()).get(metric);
            line.writeBooleanField("measured", counter.isMeasured());
            if (counter.isMeasured()) {
                JsonLine.covered(line, counter);
            }
            return;
        }
        line.writeBooleanField("measured", point.tests().isMeasured());
        if (point.tests().isMeasured()) {
            switch (metric) {
                case TESTS -> line.writeNumberField("value", point.tests().total());
                case TEST_FAILURES ->
                    line.writeNumberField("value", point.tests().failed());
                default -> line.writeNumberField("value", point.tests().time().toMillis() / 1000.0);
            }
        }
    }

    /** The pace since the last change point. */
    private void pace() throws IOException {
        if (trend.since() == null) {
            line.writeNullField("since");
        } else {
            line.writeNumberField("since", trend.since());
        }
        line.writeNumberField("samples", trend.samples());
        number("slopePerBuild", trend.slopePerBuild());
        interval("slopePerBuildInterval", trend.perBuild());
        number("slopePerDay", trend.slopePerDay());
        interval("slopePerDayInterval", trend.perDay());
        line.writeBooleanField("significant", trend.significant());
        number("pValue", trend.samples() < 2 ? null : trend.pValue());
        line.writeStringField("direction", trend.direction().name());
        line.writeBooleanField("degrading", trend.degrading());
        number("velocity", trend.velocity());
        number("acceleration", trend.acceleration());
        Regression regression = trend.regression();
        if (regression == null) {
            line.writeNullField("regression");
        } else {
            line.writeObjectFieldStart("regression");
            number("slope", regression.slope());
            number("intercept", regression.intercept());
            number("r2", regression.r2());
            line.writeEndObject();
        }
    }

    /** The 95 % interval of a slope. */
    private void interval(String name, Slope slope) throws IOException {
        if (slope == null) {
            line.writeNullField(name);
        } else {
            line.writeArrayFieldStart(name);
            element(slope.low());
            element(slope.high());
            line.writeEndArray();
        }
    }

    private void changePoints() throws IOException {
        line.writeArrayFieldStart("changePoints");
        for (ChangePoint change : trend.changePoints()) {
            line.writeStartObject();
            line.writeNumberField("build", change.build());
            number("before", change.before());
            number("after", change.after());
            number("pValue", change.pValue());
            if (change.commit() != null) {
                line.writeStringField("commit", change.commit());
            }
            if (trend.metric().isCoverage()) {
                line.writeNumberField("countedBefore", change.countedBefore());
                line.writeNumberField("countedAfter", change.countedAfter());
            }
            names("added", change.added());
            names("removed", change.removed());
            line.writeBooleanField("byComponents", change.byComponents());
            line.writeEndObject();
        }
        line.writeEndArray();
    }

    private void names(String field, Set<String> names) throws IOException {
        if (!names.isEmpty()) {
            JsonLine.strings(line, field, List.copyOf(names));
        }
    }

    private void anomalies() throws IOException {
        line.writeArrayFieldStart("anomalies");
        for (Anomaly anomaly : trend.anomalies()) {
            line.writeStartObject();
            line.writeNumberField("build", anomaly.build());
            number("value", anomaly.value());
            number("usual", anomaly.usual());
            line.writeEndObject();
        }
        line.writeEndArray();
    }

    private void forecast(String name, Forecast forecast) throws IOException {
        if (forecast == null) {
            line.writeNullField(name);
            return;
        }
        line.writeObjectFieldStart(name);
        line.writeNumberField("target", forecast.target());
        moment("at", forecast.at());
        moment("earliest", forecast.earliest());
        moment("latest", forecast.latest());
        build("build", forecast.build());
        build("earliestBuild", forecast.earliestBuild());
        build("latestBuild", forecast.latestBuild());
        line.writeStringField("reason", forecast.reason());
        line.writeEndObject();
    }

    private void moment(String name, Instant time) throws IOException {
        line.writeStringField(name, time == null ? null : time.toString());
    }

    private void build(String name, Integer build) throws IOException {
        if (build == null) {
            line.writeNullField(name);
        } else {
            line.writeNumberField(name, build);
        }
    }

    private void progress(Progress progress) throws IOException {
        if (progress == null) {
            line.writeNullField("progress");
            return;
        }
        line.writeObjectFieldStart("progress");
        line.writeNumberField("from", progress.from());
        line.writeNumberField("to", progress.to());
        line.writeNumberField("within", progress.within());
        line.writeObjectFieldStart("reached");
        for (Map.Entry<Integer, Integer> milestone : progress.reached().entrySet()) {
            line.writeNumberField(milestone.getKey().toString(), milestone.getValue());
        }
        line.writeEndObject();
        line.writeStringField("target", progress.target().name());
        line.writeEndObject();
    }

    private void number(String name, Double value) throws IOException {
        line.writeFieldName(name);
        element(value);
    }

    private void element(Double value) throws IOException {
        if (value == null || value.isNaN() || value.isInfinite()) {
            line.writeNull();
        } else {
            line.writeNumber(value);
        }
    }
}
