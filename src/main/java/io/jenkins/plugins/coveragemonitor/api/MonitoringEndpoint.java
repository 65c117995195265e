package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.CheckReport;
import io.jenkins.plugins.coveragemonitor.api.state.MonitoringSwitch;
import io.jenkins.plugins.coveragemonitor.api.state.MonitoringSwitch.Stopped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether monitoring runs; starts and stops it. */
final class MonitoringEndpoint {
    private final ApiDependencies parts;

    MonitoringEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /**
     * The state.
     *
     * @param monitoring {@code running} or {@code stopped}
     * @param everywhere the stop of all monitoring, or {@code null}
     * @param here the stop of only this job's monitoring, or {@code null}
     * @param jobs how many jobs the caller may read
     * @param stopped how many of them are stopped
     * @param lastCheck the last periodic check, for administrators only, because it counts all jobs; {@code null} for
     * others, below a job and before the first
     */
    private record State(
            String monitoring,
            @Nullable Stopped everywhere,
            @Nullable Stopped here,
            int jobs,
            int stopped,
            @Nullable CheckReport lastCheck) {}

    ApiResponse get(ApiCall call) throws IOException {
        MonitoringSwitch monitoring = parts.state().monitoring();
        int jobs = 0;
        int stopped = 0;
        for (String job : call.readableJobs()) {
            jobs++;
            stopped += monitoring.isOn(job) ? 0 : 1;
        }
        Stopped here = call.ownJob() == null ? null : monitoring.of(call.ownJob());
        boolean running = monitoring.all() == null && here == null;
        CheckReport last = call.ownJob() == null && call.caller().mayAdminister()
                ? parts.state().lastCheck().report()
                : null;
        return ApiResponse.ok(new State(running ? "running" : "stopped", monitoring.all(), here, jobs, stopped, last));
    }

    ApiResponse start(ApiCall call) throws IOException {
        String note = note(call);
        parts.state().monitoring().start(call.ownJob());
        parts.state().audit().add(call.caller().name(), "monitoring.start", call.ownJob(), null, note);
        return get(call);
    }

    ApiResponse stop(ApiCall call) throws IOException {
        String note = note(call);
        parts.state().monitoring().stop(call.ownJob(), call.caller().name(), note);
        parts.state().audit().add(call.caller().name(), "monitoring.stop", call.ownJob(), null, note);
        return get(call);
    }

    private static String note(ApiCall call) {
        return call.body().only("note").text("note", 1000);
    }
}
