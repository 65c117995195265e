package io.jenkins.plugins.coveragemonitor.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Metrics as a scraper reads them.
 *
 * @param contentType the media type with version and encoding
 * @param body the text, in UTF-8
 */
public record MetricsText(String contentType, byte[] body) {
    /** The media type of OpenMetrics, as scrapers that read it name it. */
    public static final String OPEN_METRICS = "application/openmetrics-text";

    /**
     * Writes metrics in the format that a scraper accepts.
     *
     * @param accept its header {@code Accept}; {@code null} or anything without OpenMetrics gets Prometheus' text
     */
    public static MetricsText of(MetricSnapshots metrics, String accept) {
        ExpositionFormatWriter writer = accept != null && accept.contains(OPEN_METRICS)
                ? OpenMetricsTextFormatWriter.create()
                : PrometheusTextFormatWriter.create();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, metrics);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return new MetricsText(writer.getContentType(), out.toByteArray());
    }
}
