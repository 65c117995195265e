package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point as one line of JSON; see docs/history-format.md. Counters are one array of covered and missed in the order of
 * {@link #METRICS}, without trailing zeros.
 */
final class PointCodec {
    /** The version of the format that is written and read. */
    static final int VERSION = 1;

    /** The order of metrics in a counter array; part of the format, so it only ever grows at its end. */
    static final List<Metric> METRICS = List.of(
            Metric.LINE,
            Metric.BRANCH,
            Metric.INSTRUCTION,
            Metric.FUNCTION,
            Metric.CLASS,
            Metric.MUTATION,
            Metric.COMPLEXITY,
            Metric.MCDC_PAIR,
            Metric.FUNCTION_CALL);

    private PointCodec() {}

    /** The point as a line without end-of-line. */
    static byte[] write(Point point) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = PointJson.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeNumberField("build", point.build());
            json.writeStringField("time", point.time().toString());
            if (point.isMeasured()) {
                json.writeFieldName("totals");
                write(json, point.totals());
            }
            writeComponents(json, "components", point.components());
            writeComponents(json, "removed", point.removed());
            writeComponents(json, "owners", point.owners());
            writeCarried(json, point.carried());
            writeFlags(json, point.flags());
            writeTests(json, point.tests());
            writeComponentTests(json, point.componentTests());
            if (point.patch() != null) {
                json.writeFieldName("patch");
                write(json, point.patch());
            }
            writeGates(json, point.gates());
            writeText(json, "commit", point.commit());
            writeText(json, "branch", point.branch());
            if (!point.hasEnded()) {
                json.writeStringField("buildState", point.buildState().name());
            }
            writeBest(json, point.best());
            writeMissing(json, point.completeness().missing());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Counters counters) throws IOException {
        int last = METRICS.size() - 1;
        while (last >= 0 && !counters.has(METRICS.get(last))) {
            last--;
        }
        json.writeStartArray();
        for (int i = 0; i <= last; i++) {
            Counter counter = counters.get(METRICS.get(i));
            json.writeNumber(counter.covered());
            json.writeNumber(counter.missed());
        }
        json.writeEndArray();
    }

    private static void writeComponents(JsonGenerator json, String name, Map<String, Counters> components)
            throws IOException {
        if (!components.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, Counters> component : components.entrySet()) {
                json.writeFieldName(component.getKey());
                write(json, component.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void writeCarried(JsonGenerator json, Map<String, Carried> carried) throws IOException {
        if (!carried.isEmpty()) {
            json.writeObjectFieldStart("carried");
            for (Map.Entry<String, Carried> component : carried.entrySet()) {
                json.writeArrayFieldStart(component.getKey());
                json.writeNumber(component.getValue().build());
                json.writeString(component.getValue().since().toString());
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static void writeTests(JsonGenerator json, TestTotals tests) throws IOException {
        if (!tests.equals(TestTotals.NONE)) {
            json.writeFieldName("tests");
            write(json, tests);
        }
    }

    private static void writeComponentTests(JsonGenerator json, Map<String, TestTotals> components) throws IOException {
        if (!components.isEmpty()) {
            json.writeObjectFieldStart("componentTests");
            for (Map.Entry<String, TestTotals> component : components.entrySet()) {
                json.writeFieldName(component.getKey());
                write(json, component.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, TestTotals tests) throws IOException {
        json.writeStartArray();
        json.writeNumber(tests.total());
        json.writeNumber(tests.failed());
        json.writeNumber(tests.skipped());
        json.writeString(tests.time().toString());
        json.writeEndArray();
    }

    private static void writeGates(JsonGenerator json, Map<Outcome, Integer> gates) throws IOException {
        if (!gates.isEmpty()) {
            json.writeObjectFieldStart("gates");
            for (Map.Entry<Outcome, Integer> gate : gates.entrySet()) {
                json.writeNumberField(gate.getKey().name(), gate.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void writeBest(JsonGenerator json, Map<String, RatchetBest> best) throws IOException {
        if (!best.isEmpty()) {
            json.writeObjectFieldStart("best");
            for (Map.Entry<String, RatchetBest> ratchet : best.entrySet()) {
                json.writeArrayFieldStart(ratchet.getKey());
                json.writeNumber(ratchet.getValue().counter().covered());
                json.writeNumber(ratchet.getValue().counter().missed());
                json.writeNumber(ratchet.getValue().build());
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static void writeFlags(JsonGenerator json, Map<String, FlagCounters> flags) throws IOException {
        if (!flags.isEmpty()) {
            json.writeObjectFieldStart("flags");
            for (Map.Entry<String, FlagCounters> flag : flags.entrySet()) {
                json.writeObjectFieldStart(flag.getKey());
                json.writeFieldName("totals");
                write(json, flag.getValue().totals());
                writeComponents(json, "components", flag.getValue().components());
                writeCarried(json, flag.getValue().carried());
                writeTests(json, flag.getValue().tests());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private static void writeMissing(JsonGenerator json, List<Missing> missing) throws IOException {
        if (!missing.isEmpty()) {
            json.writeArrayFieldStart("missing");
            for (Missing one : missing) {
                json.writeStartObject();
                json.writeStringField("component", one.component());
                writeText(json, "report", one.report());
                json.writeStringField("why", one.why());
                if (one.lastBuild() != null) {
                    json.writeNumberField("lastBuild", one.lastBuild());
                }
                if (one.testsOnly()) {
                    json.writeBooleanField("testsOnly", true);
                }
                if (!one.flag().isEmpty()) {
                    json.writeStringField("flag", one.flag());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }
}
