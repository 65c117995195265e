package io.jenkins.plugins.coveragemonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver of the OpenTelemetry protocol gets, read with the protocol's own classes. */
class OtlpExporterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.5Z");
    private static final Instant BEGAN = Instant.parse("2026-11-20T00:00:00Z");

    private final AtomicReference<ExportMetricsServiceRequest> received = new AtomicReference<>();
    private final AtomicReference<String> type = new AtomicReference<>();
    private final AtomicReference<String> path = new AtomicReference<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;

    @BeforeEach
    void receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                received.set(ExportMetricsServiceRequest.parseFrom(body));
            }
            type.set(exchange.getRequestHeaders().getFirst("Content-Type"));
            path.set(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return OtlpExporter.address("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static byte[] request(List<JobSample> jobs, List<ChannelStatus> channels) {
        return new OtlpMetrics(BEGAN, NOW)
                .request(
                        CoverageMetrics.of(jobs, Map.of("team/app", Duration.ofMillis(1500)), channels, NOW),
                        "1.0",
                        "https://jenkins.example.com/");
    }

    private static OtlpExporter exporter() {
        return new OtlpExporter(HttpClients.DIRECT, Clock.systemUTC());
    }

    private static JobSample app() {
        Counters lines = Counters.of(Metric.LINE, new Counter(80, 20));
        Point point = Point.builder(7, NOW.minusSeconds(60))
                .totals(lines)
                .components(Map.of("backend", lines))
                .owners(Map.of("@core", lines))
                .gates(Map.of(Outcome.FAILED, 1))
                .branch("main")
                .create();
        return new JobSample("team/app", "", List.of(point), List.of());
    }

    private Map<String, io.opentelemetry.proto.metrics.v1.Metric> metrics() {
        return received.get().getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
                .collect(Collectors.toMap(io.opentelemetry.proto.metrics.v1.Metric::getName, metric -> metric));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> all = new TreeMap<>();
        attributes.forEach(
                attribute -> all.put(attribute.getKey(), attribute.getValue().getStringValue()));
        return all;
    }

    @Test
    void aReceiverGetsTheFiguresUnderOpenTelemetrysNames() throws Exception {
        ChannelStatus channel = new ChannelStatus("ops", 3, 1, 42, 7, 1, NOW, NOW, "");
        assertThat(exporter().export(address(), request(List.of(app()), List.of(channel))))
                .isEmpty();
        assertThat(type.get()).isEqualTo("application/x-protobuf");
        assertThat(path.get()).isEqualTo("/v1/metrics");
        ResourceMetrics resource = received.get().getResourceMetrics(0);
        assertThat(attributes(resource.getResource().getAttributesList()))
                .containsEntry("service.name", "coverage-monitor")
                .containsEntry("service.instance.id", "https://jenkins.example.com/");
        List<NumberDataPoint> covered =
                metrics().get("coverage_monitor.covered").getGauge().getDataPointsList();
        assertThat(covered).extracting(NumberDataPoint::getAsInt).containsExactly(80L, 80L, 80L);
        assertThat(covered)
                .extracting(point -> attributes(point.getAttributesList()).toString())
                .containsExactlyInAnyOrder(
                        "{cicd.pipeline.name=team/app, coverage_monitor.metric=line, vcs.ref.head.name=main}",
                        "{cicd.pipeline.name=team/app, coverage_monitor.component=backend,"
                                + " coverage_monitor.metric=line, vcs.ref.head.name=main}",
                        "{cicd.pipeline.name=team/app, coverage_monitor.metric=line, coverage_monitor.owner=@core,"
                                + " vcs.ref.head.name=main}");
        assertThat(covered.get(0).getTimeUnixNano()).isEqualTo(NOW.getEpochSecond() * 1_000_000_000 + 500_000_000);
        io.opentelemetry.proto.metrics.v1.Metric age = metrics().get("coverage_monitor.measurement_age");
        assertThat(age.getUnit()).isEqualTo("s");
        assertThat(age.getGauge().getDataPoints(0).getAsDouble()).isEqualTo(60.0);
        assertThat(metrics()
                        .get("coverage_monitor.step_duration")
                        .getGauge()
                        .getDataPoints(0)
                        .getAsDouble())
                .isEqualTo(1.5);
        io.opentelemetry.proto.metrics.v1.Metric deliveries = metrics().get("coverage_monitor.deliveries");
        assertThat(deliveries.getSum().getIsMonotonic()).isTrue();
        assertThat(deliveries.getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        assertThat(deliveries.getSum().getDataPoints(0).getStartTimeUnixNano())
                .isEqualTo(BEGAN.getEpochSecond() * 1_000_000_000);
        assertThat(metrics()
                        .get("coverage_monitor.gate_result")
                        .getGauge()
                        .getDataPoints(0)
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotMeasuredIsAbsent() throws Exception {
        Point unmeasured = Point.builder(1, NOW).create();
        exporter()
                .export(
                        address(),
                        request(List.of(new JobSample("other", "", List.of(unmeasured), List.of())), List.of()));
        assertThat(metrics()).doesNotContainKey("coverage_monitor.covered").doesNotContainKey("coverage_monitor.build");
        assertThat(metrics().get("coverage_monitor.open_alerts").getGauge().getDataPointsList())
                .extracting(NumberDataPoint::getAsInt)
                .containsOnly(0L);
    }

    @Test
    void whatDoesNotArriveIsSaid() throws Exception {
        byte[] request = request(List.of(app()), List.of());
        status.set(503);
        assertThat(exporter().export(address(), request)).contains("127.0.0.1 answered 503");
        status.set(400);
        assertThat(exporter().export(address(), request)).contains("127.0.0.1 answered 400");
        URI gone = address();
        server.stop(0);
        assertThat(exporter().export(gone, request).orElse("")).startsWith("127.0.0.1 could not be reached");
    }

    @Test
    void anEndpointIsAnAddress() {
        assertThat(OtlpExporter.address("http://collector:4318")).hasToString("http://collector:4318/v1/metrics");
        assertThat(OtlpExporter.address("https://vendor.example.com/otlp/metrics "))
                .hasToString("https://vendor.example.com/otlp/metrics");
        for (String wrong : List.of("collector:4318", "ftp://x", "http://u:p@host", "http://169.254.169.254", "")) {
            assertThatThrownBy(() -> OtlpExporter.address(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no endpoint of a receiver");
        }
    }
}
