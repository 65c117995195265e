package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Writes one record as one line of JSON: its components under their names, moments as ISO 8601 in UTC, {@code NaN} and
 * infinities as {@code null}. The names are a contract with scripts and never change.
 */
public final class JsonLine {
    private static final ObjectWriter WRITER = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new ConsoleEscapes())
                    .build()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET))
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new Moment())
                    .addSerializer(Counters.class, new ByMetric())
                    .addSerializer(TestTotals.class, new Tests())
                    .addSerializer(Double.class, new Finite())
                    .addSerializer(double.class, new Finite()))
            .build()
            .writer();

    private JsonLine() {}

    /** Writes a record and ends the line. */
    public static void print(PrintWriter out, Record line) throws IOException {
        WRITER.writeValue(out, line);
        out.println();
        out.flush();
    }

    private static final class Moment extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider) throws IOException {
            new MomentText().write(moment, json);
        }
    }

    /** {@code {"LINE":{"covered":…,"missed":…},…}}. */
    private static final class ByMetric extends JsonSerializer<Counters> {
        @Override
        public void serialize(Counters counters, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(counters.asMap(), json);
        }
    }

    /** The totals of a test run, {@code null} if there was none. */
    private static final class Tests extends JsonSerializer<TestTotals> {
        @Override
        public void serialize(TestTotals tests, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!tests.isMeasured()) {
                json.writeNull();
                return;
            }
            BigDecimal seconds = BigDecimal.valueOf(tests.time().toNanos(), 9).stripTrailingZeros();
            json.writeStartObject();
            json.writeNumberField("total", tests.total());
            json.writeNumberField("failed", tests.failed());
            json.writeNumberField("skipped", tests.skipped());
            json.writeNumberField("seconds", seconds.scale() < 0 ? seconds.setScale(0) : seconds);
            json.writeEndObject();
        }
    }

    private static final class Finite extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN() || value.isInfinite()) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
    }
}
