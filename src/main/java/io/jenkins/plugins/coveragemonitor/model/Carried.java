package io.jenkins.plugins.coveragemonitor.model;

import java.time.Instant;

/**
 * Where a component's measurement was carried forward from.
 *
 * @param build the build that measured it
 * @param since when that build measured it
 */
public record Carried(int build, Instant since) {}
