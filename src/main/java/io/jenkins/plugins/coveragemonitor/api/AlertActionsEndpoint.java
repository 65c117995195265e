package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Actions of people on alerts. */
final class AlertActionsEndpoint {
    private static final int NOTE = 1000;

    private final ApiDependencies parts;
    private final AlertsEndpoint alerts;

    AlertActionsEndpoint(ApiDependencies parts, AlertsEndpoint alerts) {
        this.parts = parts;
        this.alerts = alerts;
    }

    /** An action on an alert. */
    @FunctionalInterface
    private interface AlertAction {
        Alert at(AlertActions actions) throws IOException;
    }

    ApiResponse create(ApiCall call) throws IOException {
        BodyFields body =
                call.body().only("job", "branch", "component", "metric", "type", "severity", "title", "message");
        String job = call.ownJob() != null ? call.ownJob() : call.job(body.required("job", 1000));
        if (call.ownJob() != null && body.has("job") && !body.text("job", 1000).equals(job)) {
            throw ApiProblem.invalid("job", "job is not the job in the address; leave it out");
        }
        AlertType type = Objects.requireNonNullElse(body.one("type", AlertType.class), AlertType.ANOMALY);
        Severity severity = Objects.requireNonNullElse(body.one("severity", Severity.class), Severity.WARNING);
        Metric metric = body.one("metric", Metric.class);
        String branch = body.text("branch", 500);
        String component = body.text("component", 500);
        String title = body.required("title", 200);
        String message = body.has("message") ? body.required("message", NOTE) : title;
        String monitor = JobMonitors.named(parts, call, job);
        Alert made = done(
                call,
                job,
                monitor,
                actions -> actions.create(type, severity, branch, metric, component, title, message));
        audit(call, "alert.create", made, title);
        AlertResource view = alerts.view(call, new AlertsEndpoint.Found(made, monitor));
        return ApiResponse.created(call.link("alerts", made.alertId()), view);
    }

    ApiResponse update(ApiCall call) throws IOException {
        BodyFields body = call.body().only("severity", "message", "note");
        Severity severity = body.one("severity", Severity.class);
        String message = body.has("message") ? body.required("message", NOTE) : null;
        if (severity == null && message == null) {
            return note(call);
        }
        String note = body.text("note", NOTE);
        return change(call, "alert.update", note, (actions, id) -> actions.update(id, severity, message, note));
    }

    ApiResponse acknowledge(ApiCall call) throws IOException {
        BodyFields body = call.body().only("note", "until", "worseBy");
        String note = body.text("note", NOTE);
        Instant until = body.moment("until");
        BigDecimal worseBy = body.positive("worseBy");
        if (until != null && !until.isAfter(parts.clock().instant())) {
            throw ApiProblem.invalid("until", "until is in the past; give a later time");
        }
        return change(call, "alert.acknowledge", note, (actions, id) -> actions.acknowledge(id, note, until, worseBy));
    }

    ApiResponse unacknowledge(ApiCall call) throws IOException {
        String note = call.body().only("note").text("note", NOTE);
        return change(call, "alert.unacknowledge", note, (actions, id) -> actions.unacknowledge(id, note));
    }

    ApiResponse note(ApiCall call) throws IOException {
        String note = call.body().only("note").required("note", NOTE);
        return change(call, "alert.note", note, (actions, id) -> actions.note(id, note));
    }

    ApiResponse accept(ApiCall call) throws IOException {
        String note = call.body().only("note").required("note", NOTE);
        return change(call, "alert.accept", note, (actions, id) -> actions.accept(id, note));
    }

    ApiResponse resolve(ApiCall call) throws IOException {
        String note = call.body().only("note").text("note", NOTE);
        return change(call, "alert.resolve", note, (actions, id) -> actions.resolve(id, note));
    }

    /** A change of one alert. */
    @FunctionalInterface
    private interface Change {
        Alert of(AlertActions actions, String id) throws IOException;
    }

    private ApiResponse change(ApiCall call, String action, String note, Change change) throws IOException {
        AlertsEndpoint.Found found = alerts.find(call);
        Alert alert = done(
                call,
                found.alert().key().job(),
                found.monitor(),
                actions -> change.of(actions, found.alert().alertId()));
        audit(call, action, alert, note);
        return ApiResponse.ok(alerts.view(call, new AlertsEndpoint.Found(alert, found.monitor())));
    }

    private Alert done(ApiCall call, String job, String monitor, AlertAction action) throws IOException {
        CoverageMonitor ofJob = parts.jobs().monitor(job, monitor);
        AlertActions actions = new AlertActions(
                ofJob.alerts(),
                JobMonitors.settings(parts, job, monitor),
                parts.state().silences().all(),
                call.caller().name(),
                ofJob::accept);
        try {
            Alert alert = action.at(actions);
            parts.jobs().alertsChanged(job, monitor);
            return alert;
        } catch (NoSuchElementException gone) {
            throw ApiProblem.missing(String.valueOf(gone.getMessage()));
        } catch (IllegalStateException wrong) {
            throw ApiProblem.conflict(null, String.valueOf(wrong.getMessage()));
        }
    }

    private void audit(ApiCall call, String action, Alert alert, String note) throws IOException {
        parts.state().audit().add(call.caller().name(), action, alert.key().job(), alert.alertId(), note);
    }
}
