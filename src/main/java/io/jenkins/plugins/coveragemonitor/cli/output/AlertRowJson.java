package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the command line prints it; unknown values are absent.
 *
 * @param key identifies its cause
 * @param type its type
 * @param severity how urgent
 * @param status where it is in its life
 * @param message what happened
 * @param job the job's full name
 * @param monitor the id of the job's monitor that found it, absent for the default one
 * @param since the build it began with, 0 if none
 * @param sinceTime when that was
 * @param sinceCommit that build's commit
 * @param acknowledgedBy who acknowledged it
 * @param acknowledgedUntil when the acknowledgement ends
 * @param acknowledgedWorseBy by how many points it may get worse before the acknowledgement ends
 */
@WithBuilder
public record AlertRowJson(
        String key,
        AlertType type,
        Severity severity,
        AlertStatus status,
        @Nullable String message,
        String job,
        @JsonInclude(Include.NON_NULL) @Nullable String monitor,
        int since,
        Instant sinceTime,
        @JsonInclude(Include.NON_NULL) @Nullable String sinceCommit,
        @JsonInclude(Include.NON_NULL) @Nullable String acknowledgedBy,
        @JsonInclude(Include.NON_NULL) @Nullable Instant acknowledgedUntil,
        @JsonInclude(Include.NON_NULL) @Nullable BigDecimal acknowledgedWorseBy) {
    /** The row of an alert whose monitor is clear from the context. */
    static AlertRowJson of(Alert alert) {
        return of(alert, JobHome.DEFAULT_ID);
    }

    /** The row of an alert that a monitor found. */
    public static AlertRowJson of(Alert alert, String monitor) {
        Acknowledgement taken = alert.acknowledgement();
        return AlertRowJsonBuilder.builder()
                .key(alert.key().toString())
                .type(alert.type())
                .severity(alert.severity())
                .status(alert.status())
                .message(alert.message())
                .job(alert.key().job())
                .monitor(monitor.equals(JobHome.DEFAULT_ID) ? null : monitor)
                .since(alert.since().build())
                .sinceTime(alert.since().time())
                .sinceCommit(alert.since().commit())
                .acknowledgedBy(taken == null ? null : taken.who())
                .acknowledgedUntil(taken == null ? null : taken.until())
                .acknowledgedWorseBy(taken == null ? null : taken.worseBy())
                .create();
    }
}
