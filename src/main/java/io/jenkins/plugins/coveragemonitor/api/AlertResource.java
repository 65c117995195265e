package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert in an answer.
 *
 * @param id identifies its life
 * @param key identifies its cause
 * @param job the job's full name
 * @param monitor which of the job's monitors
 * @param branch the branch, empty if the job has only one
 * @param component the component, empty for the whole project
 * @param rule the rule that found it
 * @param metric the metric, or {@code null}
 * @param type its type
 * @param severity its severity
 * @param status where it is in its life
 * @param message one sentence
 * @param since the build it began with
 * @param before the value before it began, in words, or {@code null}
 * @param now the newest value in words, or {@code null}
 * @param build the newest build that was evaluated for it, 0 if none
 * @param notified when people were last notified of it, or {@code null}
 * @param suppression why nobody is notified of it, or {@code null} if somebody is or it is over
 * @param silenced whether a silence mutes it now
 * @param mayChange whether the caller may acknowledge, accept, resolve and silence it
 * @param acknowledged who is working on it, or {@code null}
 * @param resolved how it ended, or {@code null}
 * @param changes its life, oldest first
 */
@WithBuilder
record AlertResource(
        String id,
        String key,
        String job,
        String monitor,
        String branch,
        String component,
        String rule,
        @Nullable Metric metric,
        AlertType type,
        Severity severity,
        AlertStatus status,
        @Nullable String message,
        FirstSeen since,
        @Nullable String before,
        @Nullable String now,
        int build,
        @Nullable Instant notified,
        @Nullable SuppressionReason suppression,
        boolean silenced,
        boolean mayChange,
        @Nullable Taken acknowledged,
        @Nullable Resolution resolved,
        List<AlertChange> changes) {
    /** Who is working on it. */
    record Taken(String who, Instant when, String note, @Nullable Instant until, @Nullable BigDecimal worseBy) {
        static @Nullable Taken of(@Nullable Acknowledgement taken) {
            return taken == null
                    ? null
                    : new Taken(taken.who(), taken.when(), taken.note(), taken.until(), taken.worseBy());
        }
    }

    static AlertResource of(
            Alert alert, String monitor, @Nullable SuppressionReason suppression, boolean silenced, boolean mayChange) {
        return AlertResourceBuilder.builder()
                .id(alert.alertId())
                .key(alert.key().toString())
                .job(alert.key().job())
                .monitor(monitor)
                .branch(alert.key().branch())
                .component(alert.key().component())
                .rule(alert.key().rule())
                .metric(alert.key().metric())
                .type(alert.type())
                .severity(alert.severity())
                .status(alert.status())
                .message(alert.message())
                .since(alert.since())
                .before(field(alert.before()))
                .now(field(alert.level()))
                .build(alert.build())
                .notified(
                        alert.lastNotification() == null
                                ? null
                                : alert.lastNotification().when())
                .suppression(suppression)
                .silenced(silenced)
                .mayChange(mayChange)
                .acknowledged(Taken.of(alert.acknowledgement()))
                .resolved(alert.resolution())
                .changes(alert.changes())
                .create();
    }

    private static @Nullable String field(@Nullable AlertLevel level) {
        return level == null ? null : level.field();
    }
}
