package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.metrics.ExportOutage;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpMetrics;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Exports the metrics of a home folder to a receiver of the OpenTelemetry protocol, once a minute until it is closed.
 */
final class MetricsExport implements Closeable {
    private final PreviewData data;
    private final URI receiver;
    private final Clock clock;
    private final Consumer<String> log;
    private final Instant began;
    private final OtlpExporter exporter;
    private final ExportOutage outage = new ExportOutage();
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "coverage-monitor-metrics");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * An export that has not begun.
     *
     * @param receiver the address from {@link OtlpExporter#address}
     * @param log receives a sentence when an outage begins and when it ends
     */
    MetricsExport(PreviewData data, URI receiver, Clock clock, Consumer<String> log) {
        this.data = data;
        this.receiver = receiver;
        this.clock = clock;
        this.log = log;
        this.began = clock.instant();
        this.exporter = new OtlpExporter(HttpClients.DIRECT, clock);
    }

    /** Starts the export. */
    void start() {
        minutes.scheduleWithFixedDelay(this::once, 0, 1, TimeUnit.MINUTES);
    }

    private void once() {
        try {
            export();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException unreadable) {
            // An exception here would end the export for ever.
            report(Optional.of("the figures could not be read: " + FailureText.reason(unreadable)));
        }
    }

    /** Exports once. */
    void export() throws IOException, InterruptedException {
        String version =
                Objects.requireNonNullElse(MetricsExport.class.getPackage().getImplementationVersion(), "unknown");
        byte[] request = new OtlpMetrics(began, clock.instant()).request(data.metrics(), version, null);
        report(exporter.export(receiver, request));
    }

    private void report(Optional<String> failure) {
        outage.news(failure).ifPresent(news -> log.accept(news + "."));
    }

    @Override
    public void close() {
        minutes.shutdownNow();
    }
}
