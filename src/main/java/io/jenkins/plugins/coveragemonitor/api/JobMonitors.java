package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.io.IOException;
import java.util.List;

/** The monitors of a job; most jobs have one. */
final class JobMonitors {
    private JobMonitors() {}

    /** The monitor that a job's endpoints are about if none is named. */
    static String first(ApiDependencies parts, String job) throws IOException {
        return JobMonitor.first(parts.jobs().monitors(job));
    }

    /** The monitor in the parameter {@code monitor}. */
    static String named(ApiDependencies parts, ApiCall call, String job) throws IOException {
        String id = call.parameters().text("monitor");
        if (id.isEmpty()) {
            return first(parts, job);
        }
        List<String> ids = parts.jobs().monitors(job);
        if (!ids.contains(id)) {
            throw ApiProblem.parameter("monitor", "the job has the monitors " + String.join(", ", ids));
        }
        return id;
    }

    /** The current alert settings of a monitor. */
    static AlertSettings settings(ApiDependencies parts, String job, String id) throws IOException {
        return parts.state()
                .thresholds()
                .effective(job, parts.jobs().monitor(job, id).config().alerts());
    }
}
