/**
 * Metrics for monitoring systems: numbers with labels, in the formats of Prometheus, OpenMetrics and OpenTelemetry.
 * What is unmeasured has no series; it is neither 0 nor −1.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.metrics;

import org.jspecify.annotations.NullMarked;
