package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import java.io.IOException;

/** When alerts fire: what is set here, and what holds together with the job's configuration. */
final class ThresholdsEndpoint {
    private final ApiDependencies parts;

    ThresholdsEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /**
     * The settings.
     *
     * @param job the job, or {@code null} for all
     * @param set what is set here
     * @param effective what holds, each type of alert with all its settings
     */
    private record State(String job, ObjectNode set, AlertSettings effective) {}

    ApiResponse get(ApiCall exchange) throws IOException {
        String job = exchange.ownJob();
        Thresholds thresholds = parts.state().thresholds();
        AlertSettings effective =
                job == null ? thresholds.effective() : JobMonitors.settings(parts, job, JobMonitors.first(parts, job));
        for (AlertType type : AlertType.values()) {
            effective = effective.with(type, effective.rule(type));
        }
        return ApiResponse.ok(new State(job, thresholds.set(job), effective));
    }

    ApiResponse put(ApiCall exchange) throws IOException {
        ObjectNode settings = exchange.body().object();
        if (settings.isEmpty()) {
            throw ApiProblem.invalid(null, "nothing is set; to take back what is set, use DELETE");
        }
        parts.state().thresholds().put(exchange.ownJob(), settings);
        audit(exchange, "thresholds.set", settings.toString());
        return get(exchange);
    }

    ApiResponse delete(ApiCall exchange) throws IOException {
        parts.state().thresholds().put(exchange.ownJob(), ApiJson.MAPPER.createObjectNode());
        audit(exchange, "thresholds.unset", null);
        return ApiResponse.done();
    }

    private void audit(ApiCall exchange, String action, String note) throws IOException {
        parts.state().audit().add(exchange.caller().name(), action, exchange.ownJob(), null, note);
    }
}
