package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;

/** Writes one JSON object as one line; the names in it are a contract with scripts and never change. */
public final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new ConsoleEscapes())
            .build()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private JsonLine() {}

    /** Fills the object that is being written. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes an object and ends the line. */
    public static void print(PrintWriter out, Body body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        out.println();
        out.flush();
    }

    /** {@code "name":{"LINE":{"covered":…,"missed":…},…}}. */
    public static void counters(JsonGenerator json, String name, Counters counters) throws IOException {
        json.writeObjectFieldStart(name);
        metrics(json, counters);
        json.writeEndObject();
    }

    /** The metrics as fields of the current object. */
    public static void metrics(JsonGenerator json, Counters counters) throws IOException {
        for (var entry : counters.asMap().entrySet()) {
            json.writeObjectFieldStart(entry.getKey().name());
            covered(json, entry.getValue());
            json.writeEndObject();
        }
    }

    /** {@code "covered":…,"missed":…}. */
    static void covered(JsonGenerator json, Counter counter) throws IOException {
        json.writeNumberField("covered", counter.covered());
        json.writeNumberField("missed", counter.missed());
    }

    /** The totals of a test run, {@code null} where there was none. */
    public static void tests(JsonGenerator json, TestTotals tests) throws IOException {
        if (!tests.isMeasured()) {
            json.writeNullField("tests");
            return;
        }
        json.writeObjectFieldStart("tests");
        json.writeNumberField("total", tests.total());
        json.writeNumberField("failed", tests.failed());
        json.writeNumberField("skipped", tests.skipped());
        json.writeFieldName("seconds");
        BigDecimal seconds = BigDecimal.valueOf(tests.time().toNanos(), 9).stripTrailingZeros();
        json.writeNumber(seconds.scale() < 0 ? seconds.setScale(0) : seconds);
        json.writeEndObject();
    }

    /** {@code "completeness":"PARTIAL","missing":[{"component":…,"report":…,"why":…},…]}. */
    public static void completeness(JsonGenerator json, Point point) throws IOException {
        json.writeStringField("completeness", point.completenessState().name());
        json.writeArrayFieldStart("missing");
        for (Missing missing : point.missing()) {
            json.writeStartObject();
            json.writeStringField("component", missing.component());
            json.writeStringField("report", missing.report());
            json.writeStringField("why", missing.why());
            if (missing.lastBuild() != null) {
                json.writeNumberField("lastBuild", missing.lastBuild());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An array of strings. */
    public static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
