/**
 * Series of numbers: slope, change points, anomalies, forecasts and what they advise.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.trend;

import org.jspecify.annotations.NullMarked;
