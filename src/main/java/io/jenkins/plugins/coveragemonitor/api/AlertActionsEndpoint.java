package io.jenkins.plugins.coveragemonitor.api;

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

/** What people do to alerts. */
final class AlertActionsEndpoint {
    private static final int NOTE = 1000;

    private final ApiDependencies parts;
    private final AlertsEndpoint alerts;

    AlertActionsEndpoint(ApiDependencies parts, AlertsEndpoint alerts) {
        this.parts = parts;
        this.alerts = alerts;
    }

    /** What is done at a desk. */
    @FunctionalInterface
    private interface Deed {
        Alert at(AlertActions desk) throws IOException;
    }

    ApiResponse create(ApiCall exchange) throws IOException {
        BodyFields body =
                exchange.body().only("job", "branch", "component", "metric", "type", "severity", "title", "message");
        String job = exchange.ownJob() != null ? exchange.ownJob() : exchange.job(body.required("job", 1000));
        if (exchange.ownJob() != null
                && body.has("job")
                && !body.text("job", 1000).equals(job)) {
            throw ApiProblem.invalid("job", "job is another than the one that was asked below; leave it out");
        }
        AlertType type = Objects.requireNonNullElse(body.one("type", AlertType.class), AlertType.ANOMALY);
        Severity severity = Objects.requireNonNullElse(body.one("severity", Severity.class), Severity.WARNING);
        Metric metric = body.one("metric", Metric.class);
        String branch = body.text("branch", 500);
        String component = body.text("component", 500);
        String title = body.required("title", 200);
        String message = body.has("message") ? body.required("message", NOTE) : title;
        String monitor = JobMonitors.named(parts, exchange, job);
        Alert made = done(
                exchange, job, monitor, desk -> desk.create(type, severity, branch, metric, component, title, message));
        audit(exchange, "alert.create", made, title);
        AlertResource view = alerts.view(exchange, new AlertsEndpoint.Found(made, monitor));
        return ApiResponse.created(exchange.link("alerts", made.thread()), view);
    }

    ApiResponse update(ApiCall exchange) throws IOException {
        BodyFields body = exchange.body().only("severity", "message", "note");
        Severity severity = body.one("severity", Severity.class);
        String message = body.has("message") ? body.required("message", NOTE) : null;
        if (severity == null && message == null) {
            return note(exchange);
        }
        String note = body.text("note", NOTE);
        return change(exchange, "alert.update", note, (desk, id) -> desk.update(id, severity, message, note));
    }

    ApiResponse acknowledge(ApiCall exchange) throws IOException {
        BodyFields body = exchange.body().only("note", "until", "worseBy");
        String note = body.text("note", NOTE);
        Instant until = body.moment("until");
        BigDecimal worseBy = body.positive("worseBy");
        if (until != null && !until.isAfter(parts.clock().instant())) {
            throw ApiProblem.invalid("until", "until is over already; give a moment to come");
        }
        return change(exchange, "alert.acknowledge", note, (desk, id) -> desk.acknowledge(id, note, until, worseBy));
    }

    ApiResponse unacknowledge(ApiCall exchange) throws IOException {
        String note = exchange.body().only("note").text("note", NOTE);
        return change(exchange, "alert.unacknowledge", note, (desk, id) -> desk.unacknowledge(id, note));
    }

    ApiResponse note(ApiCall exchange) throws IOException {
        String note = exchange.body().only("note").required("note", NOTE);
        return change(exchange, "alert.note", note, (desk, id) -> desk.note(id, note));
    }

    ApiResponse accept(ApiCall exchange) throws IOException {
        String note = exchange.body().only("note").required("note", NOTE);
        return change(exchange, "alert.accept", note, (desk, id) -> desk.accept(id, note));
    }

    ApiResponse resolve(ApiCall exchange) throws IOException {
        String note = exchange.body().only("note").text("note", NOTE);
        return change(exchange, "alert.resolve", note, (desk, id) -> desk.resolve(id, note));
    }

    /** What is done to one alert. */
    @FunctionalInterface
    private interface Change {
        Alert of(AlertActions desk, String id) throws IOException;
    }

    private ApiResponse change(ApiCall exchange, String action, String note, Change change) throws IOException {
        AlertsEndpoint.Found found = alerts.find(exchange);
        Alert alert = done(
                exchange,
                found.alert().key().job(),
                found.monitor(),
                desk -> change.of(desk, found.alert().thread()));
        audit(exchange, action, alert, note);
        return ApiResponse.ok(alerts.view(exchange, new AlertsEndpoint.Found(alert, found.monitor())));
    }

    private Alert done(ApiCall exchange, String job, String monitor, Deed deed) throws IOException {
        AlertActions desk = new AlertActions(
                parts.jobs().monitor(job, monitor).alerts(),
                JobMonitors.settings(parts, job, monitor),
                parts.state().silences().all(),
                exchange.caller().name());
        try {
            Alert alert = deed.at(desk);
            parts.jobs().alertsChanged(job, monitor);
            return alert;
        } catch (NoSuchElementException gone) {
            throw ApiProblem.missing(gone.getMessage());
        } catch (IllegalStateException wrong) {
            throw ApiProblem.conflict(null, wrong.getMessage());
        }
    }

    private void audit(ApiCall exchange, String action, Alert alert, String note) throws IOException {
        parts.state().audit().add(exchange.caller().name(), action, alert.key().job(), alert.thread(), note);
    }
}
