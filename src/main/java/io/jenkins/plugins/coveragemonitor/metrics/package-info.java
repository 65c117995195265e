/**
 * What a metrics board scrapes: numbers with labels, in the formats of Prometheus and OpenMetrics. What is not measured
 * has no series; it is neither 0 nor −1.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.metrics;

import org.jspecify.annotations.NullMarked;
