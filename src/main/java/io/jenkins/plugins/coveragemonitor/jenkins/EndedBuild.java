package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.MonitoredBuild;
import io.jenkins.plugins.coveragemonitor.api.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.logging.Logger;

/** A build that is recorded and has come to its end, judged by the limits that hold at that moment. */
final class EndedBuild {
    private static final Logger LOG = Logger.getLogger(EndedBuild.class.getName());

    private EndedBuild() {}

    /** Looks for alerts, and hands what there is to tell to the outbox. */
    static void lookForAlerts(Run<?, ?> run, CoverageMonitor monitor, MonitorOptions options) throws IOException {
        Point point = monitor.point(run.getNumber()).orElseThrow(() -> new IOException(run + " is not in the history"));
        MonitoredBuild build = new MonitoredBuild(
                run.getParent().getFullName(), run.getNumber(), point.time(), point.commit(), point.branch());
        MonitorState state = MonitorService.get().state();
        if (!state.monitoring().isOn(build.job())) {
            LOG.fine(() -> build.job() + ": monitoring is stopped; the build is recorded, no alert is looked for");
            return;
        }
        MonitorConfig config = options.config();
        monitor.complete(
                build,
                config.withAlerts(state.thresholds().effective(build.job(), config.alerts())),
                state.silences().all());
        MonitorService.get().tell(run.getParent(), monitor, options);
    }
}
