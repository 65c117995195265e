package io.jenkins.plugins.coveragemonitor.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as a request of the OpenTelemetry protocol (OTLP 1.x, binary protocol buffers): the same numbers as those of
 * {@link CoverageMetrics} for scrapers, under OpenTelemetry's names. A job is {@code cicd.pipeline.name} and a branch
 * {@code vcs.ref.head.name}, by the semantic conventions for CI/CD; other names begin with {@code coverage_monitor}.
 *
 * <p>Written by hand: for this one message OpenTelemetry's SDK would add nine libraries, which the OpenTelemetry plugin
 * also brings into Jenkins, in versions of its own.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP</a>
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto">the messages and the numbers of their fields</a>
 */
public final class OtlpMetrics {
    /** The media type of the request. */
    public static final String CONTENT_TYPE = "application/x-protobuf";

    private static final String PREFIX = "coverage_monitor";
    private static final String SECONDS = "_seconds";
    private static final int CUMULATIVE = 2;

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "job", "cicd.pipeline.name",
            "branch", "vcs.ref.head.name",
            "component", PREFIX + ".component",
            "owner", PREFIX + ".owner",
            "flag", PREFIX + ".flag",
            "metric", PREFIX + ".metric",
            "monitor", PREFIX + ".monitor",
            "severity", PREFIX + ".alert.severity",
            "channel", PREFIX + ".channel",
            "result", PREFIX + ".result");

    private final Instant began;
    private final Instant now;

    /**
     * Metrics of a moment.
     *
     * @param began the start of the counters
     * @param now when they were read
     */
    public OtlpMetrics(Instant began, Instant now) {
        this.began = began;
        this.now = now;
    }

    /**
     * The body of the export request.
     *
     * @param version the version of this tool
     * @param instance identifies this process, for example by its address; {@code null} for nothing
     */
    public byte[] request(MetricSnapshots metrics, String version, @Nullable String instance) {
        ProtobufMessage scope = new ProtobufMessage()
                .message(1, new ProtobufMessage().text(1, "coverage-monitor").text(2, version));
        metrics.forEach(metric -> scope.message(2, metric(metric)));
        ProtobufMessage resource = new ProtobufMessage()
                .message(1, attribute("service.name", "coverage-monitor"))
                .message(1, attribute("service.version", version));
        if (instance != null) {
            resource.message(1, attribute("service.instance.id", instance));
        }
        ProtobufMessage ofResource = new ProtobufMessage().message(1, resource).message(2, scope);
        return new ProtobufMessage().message(1, ofResource).encoded();
    }

    private ProtobufMessage metric(MetricSnapshot metric) {
        String name = metric.getMetadata().getName();
        boolean seconds = name.endsWith(SECONDS);
        ProtobufMessage written = new ProtobufMessage()
                .text(1, name(name))
                .text(2, metric.getMetadata().getHelp())
                // Braces enclose an annotation instead of a unit: a count has none.
                .text(3, seconds ? "s" : "{" + name.substring(PREFIX.length() + 1) + "}");
        ProtobufMessage points = new ProtobufMessage();
        metric.getDataPoints().forEach(point -> points.message(1, point(point, seconds)));
        if (metric instanceof CounterSnapshot) {
            // Sums since the process began, and never falls.
            return written.message(7, points.number(2, CUMULATIVE).number(3, 1));
        }
        return written.message(5, points);
    }

    /** {@code coverage_monitor_open_alerts} becomes {@code coverage_monitor.open_alerts}, without units. */
    private static String name(String name) {
        String plain = name.endsWith(SECONDS) ? name.substring(0, name.length() - SECONDS.length()) : name;
        return PREFIX + "." + plain.substring(PREFIX.length() + 1);
    }

    private ProtobufMessage point(DataPointSnapshot point, boolean fraction) {
        ProtobufMessage written = new ProtobufMessage();
        if (point instanceof CounterSnapshot.CounterDataPointSnapshot) {
            written.fixed(2, nanos(began));
        }
        written.fixed(3, nanos(now));
        double value = point instanceof CounterSnapshot.CounterDataPointSnapshot counter
                ? counter.getValue()
                : ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue();
        if (fraction) {
            written.fixed(4, Double.doubleToRawLongBits(value));
        } else {
            written.fixed(6, (long) value);
        }
        Labels labels = point.getLabels();
        for (Label label : labels) {
            written.message(7, attribute(ATTRIBUTES.getOrDefault(label.getName(), label.getName()), label.getValue()));
        }
        return written;
    }

    private static ProtobufMessage attribute(String key, String value) {
        return new ProtobufMessage().text(1, key).message(2, new ProtobufMessage().text(1, value));
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
