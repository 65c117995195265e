package io.jenkins.plugins.coveragemonitor.metrics;

import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpExchange;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Posts metrics to a receiver of the OpenTelemetry protocol over HTTP, such as the OpenTelemetry Collector. A failed
 * export is not repeated: the next one has the current values.
 */
public final class OtlpExporter {
    /** The default path of receivers for metrics. */
    private static final String PATH = "/v1/metrics";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_OF_ANSWER = 4096;

    private final HttpPost http;

    /** Posts with these clients; the receiver may be on this machine. */
    public OtlpExporter(HttpClients clients, Clock clock) {
        this.http = new HttpPost(clients, new TargetPolicy(true), TIMEOUT, clock);
    }

    /**
     * The address that metrics are posted to.
     *
     * @param endpoint the receiver's address as in {@code OTEL_EXPORTER_OTLP_ENDPOINT}, to which {@code /v1/metrics} is
     * added; an address with a path stays as it is
     * @throws IllegalArgumentException if it is not an http or https address; the message is one sentence
     */
    public static URI address(String endpoint) {
        URI given;
        try {
            given = TargetPolicy.address("OTLP", Secret.of(endpoint.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + endpoint + "' is no endpoint of a receiver: give one such as http://collector:4318", e);
        }
        String path = given.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? given.resolve(PATH) : given;
    }

    /**
     * Posts a request once.
     *
     * @return why it did not arrive, one sentence without its full stop; empty if it did
     */
    public Optional<String> export(URI address, byte[] request) throws InterruptedException {
        HttpExchange exchange = http.exchange(
                "POST",
                address,
                packed(request),
                OtlpMetrics.CONTENT_TYPE,
                Map.of("Content-Encoding", "gzip"),
                MOST_OF_ANSWER);
        if (exchange instanceof HttpExchange.Failed failed) {
            return Optional.of(why(failed.why()));
        }
        HttpExchange.Answered answered = (HttpExchange.Answered) exchange;
        return answered.isSuccess() ? Optional.empty() : Optional.of(why(http.refusal(address, answered)));
    }

    private static String why(Delivery failure) {
        return failure instanceof Delivery.Refused refused
                ? refused.why()
                : failure instanceof Delivery.Later later ? later.why() : failure.toString();
    }

    private static byte[] packed(byte[] request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(request);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }
}
