/**
 * What happened to the coverage of all jobs in some days, for people who do not look every day: what rose, what fell,
 * what was repaired, what is open, what to test next. Good news belongs here.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.digest;

import org.jspecify.annotations.NullMarked;
