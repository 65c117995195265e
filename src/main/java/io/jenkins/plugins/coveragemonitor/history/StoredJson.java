package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a build's record to JSON and back: records by their components, durations as ISO 8601. */
public final class StoredJson {
    /** Thread-safe. */
    public static final ObjectMapper MAPPER = DocumentMapper.documents(PointJson.FACTORY)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            // A later version may write more; what this one knows is still right.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Counters.class, CountersAsMap.class)
            .addModule(new SimpleModule()
                    .addSerializer(Point.class, new PointWriter())
                    .addDeserializer(Point.class, new PointReader())
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new DurationReader()))
            .build();

    private StoredJson() {}

    @SuppressWarnings("unused") // read by reflection
    private abstract static class CountersAsMap {
        @JsonCreator
        static Counters of(Map<Metric, Counter> counters) {
            throw new AssertionError("replaces the method of the same name");
        }

        @JsonValue
        abstract Map<Metric, Counter> asMap();
    }

    private static final class DurationReader extends FromStringDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        protected Duration _deserialize(String text, DeserializationContext context) {
            return Duration.parse(text);
        }
    }

    /** A point is written as history writes it. */
    private static final class PointWriter extends JsonSerializer<Point> {
        @Override
        public void serialize(Point point, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(new String(point.json(), StandardCharsets.UTF_8));
        }
    }

    private static final class PointReader extends JsonDeserializer<Point> {
        @Override
        public @Nullable Point deserialize(JsonParser in, DeserializationContext context) throws IOException {
            byte[] json = in.readValueAsTree().toString().getBytes(StandardCharsets.UTF_8);
            try {
                return Point.of(json);
            } catch (IOException ofALaterVersion) {
                // The history has it, unless a crash came between; then this version could not use it.
                return null;
            }
        }
    }
}
