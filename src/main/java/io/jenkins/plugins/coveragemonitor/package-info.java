/** The order of things: one class each for preparing, recording, completing and alerting, behind {@link io.jenkins.plugins.coveragemonitor.CoverageMonitor}. */
@NullMarked
package io.jenkins.plugins.coveragemonitor;

import org.jspecify.annotations.NullMarked;
