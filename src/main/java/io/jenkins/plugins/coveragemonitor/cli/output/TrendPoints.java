package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The builds of a trend as JSON: {@code build}, {@code time}, {@code measured}, {@code covered} and {@code missed} or, of a
 * test metric, {@code value} (a count, or seconds), {@code buildState} unless the build has ended, {@code completeness},
 * {@code missing}, and {@code kept} if it is kept forever. An unmeasured build is an entry without numbers: a gap and not a
 * zero.
 *
 * <p>Written field by field, since a history may have 100,000 builds and a short command has no time to compile more.
 */
final class TrendPoints extends JsonSerializable.Base {
    private static final SerializableString BUILD = new SerializedString("build");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString MEASURED = new SerializedString("measured");
    private static final SerializableString COVERED = new SerializedString("covered");
    private static final SerializableString MISSED = new SerializedString("missed");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString BUILD_STATE = new SerializedString("buildState");
    private static final SerializableString COMPLETENESS = new SerializedString("completeness");
    private static final SerializableString MISSING = new SerializedString("missing");
    private static final SerializableString KEPT = new SerializedString("kept");

    private final List<Point> points;
    private final Metric metric;
    private final String component;
    private final Set<Integer> keptBuilds;

    TrendPoints(List<Point> points, Metric metric, String component, Set<Integer> keptBuilds) {
        this.points = points;
        this.metric = metric;
        this.component = component;
        this.keptBuilds = keptBuilds;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        MomentText times = new MomentText();
        json.writeStartArray();
        for (Point point : points) {
            write(point, times, json, provider);
        }
        json.writeEndArray();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }

    private void write(Point point, MomentText times, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName(BUILD);
        json.writeNumber(point.build());
        json.writeFieldName(TIME);
        times.write(point.time(), json);
        if (metric.isCoverage()) {
            coverage(point.counters(component).get(metric), json);
        } else {
            tests(point, json);
        }
        if (!point.hasEnded()) {
            json.writeFieldName(BUILD_STATE);
            json.writeString(point.buildState().name());
        }
        json.writeFieldName(COMPLETENESS);
        json.writeString(point.completenessState().name());
        json.writeFieldName(MISSING);
        if (point.missing().isEmpty()) {
            json.writeStartArray();
            json.writeEndArray();
        } else {
            provider.defaultSerializeValue(MissingJson.of(point), json);
        }
        if (keptBuilds.contains(point.build())) {
            json.writeFieldName(KEPT);
            json.writeBoolean(true);
        }
        json.writeEndObject();
    }

    private static void coverage(Counter counter, JsonGenerator json) throws IOException {
        json.writeFieldName(MEASURED);
        json.writeBoolean(counter.isMeasured());
        if (counter.isMeasured()) {
            json.writeFieldName(COVERED);
            json.writeNumber(counter.covered());
            json.writeFieldName(MISSED);
            json.writeNumber(counter.missed());
        }
    }

    private void tests(Point point, JsonGenerator json) throws IOException {
        json.writeFieldName(MEASURED);
        json.writeBoolean(point.tests().isMeasured());
        if (!point.tests().isMeasured()) {
            return;
        }
        json.writeFieldName(VALUE);
        switch (metric) {
            case TESTS -> json.writeNumber(point.tests().total());
            case TEST_FAILURES -> json.writeNumber(point.tests().failed());
            default -> json.writeNumber(point.tests().time().toMillis() / 1000.0);
        }
    }
}
