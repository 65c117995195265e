package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;

/**
 * What the receivers were told last.
 *
 * @param when when it was written to the alert store
 * @param level the value they were told, or {@code null} if the alert is not about a value
 * @param severity the severity they were told
 */
public record LastNotification(Instant when, AlertLevel level, Severity severity) {}
