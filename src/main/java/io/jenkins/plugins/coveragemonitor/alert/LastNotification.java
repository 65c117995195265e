package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last notification.
 *
 * @param when when it was written to the alert store
 * @param level the value in the last notification, or {@code null} if the alert is not about a value
 * @param severity the severity in the last notification
 */
public record LastNotification(Instant when, @Nullable AlertLevel level, Severity severity) {}
