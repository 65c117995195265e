/**
 * The sequence of a build: one class each for preparing, recording, completing and alerting, behind {@link
 * io.jenkins.plugins.coveragemonitor.CoverageMonitor}.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor;

import org.jspecify.annotations.NullMarked;
