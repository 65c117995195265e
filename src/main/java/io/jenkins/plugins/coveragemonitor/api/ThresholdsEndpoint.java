package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import io.jenkins.plugins.coveragemonitor.api.state.InvalidThresholdException;
import io.jenkins.plugins.coveragemonitor.api.state.Thresholds;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Alert settings: those set here, and the effective ones together with the job's configuration. */
final class ThresholdsEndpoint {
    private final ApiDependencies parts;

    ThresholdsEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /**
     * The settings.
     *
     * @param job the job, or {@code null} for all
     * @param set the values set here
     * @param effective the effective settings, with all those of each type of alert
     */
    private record State(@Nullable String job, ObjectNode set, AlertSettings effective) {}

    ApiResponse get(ApiCall call) throws IOException {
        String job = call.ownJob();
        Thresholds thresholds = parts.state().thresholds();
        AlertSettings effective =
                job == null ? thresholds.effective() : JobMonitors.settings(parts, job, JobMonitors.first(parts, job));
        return ApiResponse.ok(new State(job, thresholds.set(job), effective.completed()));
    }

    ApiResponse put(ApiCall call) throws IOException {
        ObjectNode settings = call.body().object();
        if (settings.isEmpty()) {
            throw ApiProblem.invalid(null, "no setting is given; to remove the settings, use DELETE");
        }
        try {
            parts.state().thresholds().put(call.ownJob(), settings);
        } catch (InvalidThresholdException refused) {
            throw ApiProblem.invalid(refused.field(), String.valueOf(refused.getMessage()));
        }
        audit(call, "thresholds.set", settings.toString());
        return get(call);
    }

    ApiResponse delete(ApiCall call) throws IOException {
        parts.state().thresholds().put(call.ownJob(), ApiJson.MAPPER.createObjectNode());
        audit(call, "thresholds.unset", null);
        return ApiResponse.done();
    }

    private void audit(ApiCall call, String action, @Nullable String note) throws IOException {
        parts.state().audit().add(call.caller().name(), action, call.ownJob(), null, note);
    }
}
