/** Trends of number series: slope, change points, anomalies, forecasts and recommendations. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.trend;

import org.jspecify.annotations.NullMarked;
