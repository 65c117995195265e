package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a home, exported by {@code serve --otlp} and read with the protocol's own classes. */
class MetricsExportTest {
    @TempDir
    Path home;

    private final BlockingQueue<ExportMetricsServiceRequest> received = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final List<String> log = new ArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void receiver() throws IOException {
        HistoryFile.of(JobHome.below(home, "app"))
                .append(List.of(Point.builder(1, Instant.parse("2026-05-04T08:00:00Z"))
                        .totals(Counters.of(Metric.LINE, new Counter(8, 2)))
                        .create()));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", exchange -> {
            try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                received.add(ExportMetricsServiceRequest.parseFrom(body));
            }
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private URI address() {
        return OtlpExporter.address("http://127.0.0.1:" + receiver.getAddress().getPort());
    }

    @Test
    void theFirstExportComesWhenThePagesAreServed() throws Exception {
        try (PreviewServer server = ServeCommandServer.start(home, null, 0, address(), log::add)) {
            assertThat(server.address().getPort()).isPositive();
            ExportMetricsServiceRequest request = received.poll(30, TimeUnit.SECONDS);
            assertThat(request).isNotNull();
            assertThat(request.toString()).contains("coverage_monitor.covered", "cicd.pipeline.name", "\"app\"");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void anOutageIsToldOnceAndItsEndToo() throws Exception {
        PreviewData data = new PreviewData(home, () -> List.of(JobMonitor.usual("app")), Clock.systemUTC(), "");
        try (MetricsExport export = new MetricsExport(data, address(), Clock.systemUTC(), log::add)) {
            status.set(400);
            export.export();
            export.export();
            status.set(200);
            export.export();
            export.export();
        }
        assertThat(received).hasSize(4);
        assertThat(log).hasSize(2);
        assertThat(log.get(0)).startsWith("The metrics could not be exported, and are tried again every minute: ");
        assertThat(log.get(1)).isEqualTo("The metrics are exported again.");
    }

    @Test
    void whatIsNoReceiverIsRefusedInOneSentence() {
        assertThat(CommandLineRun.of("serve", "--home", home.toString(), "--otlp", "collector")
                        .err())
                .contains("--otlp: 'collector' is no endpoint of a receiver: give one such as http://collector:4318");
        assertThat(CommandLineRun.of("serve", "--store", "jdbc:postgresql://db/c", "--otlp", "http://c:4318")
                        .err())
                .contains("--otlp exports the metrics of a home: give --home=DIR, too");
    }
}
