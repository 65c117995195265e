package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Searches a recorded build that has ended for alerts, by the limits in force at that moment. */
final class BuildAlerts {
    private static final Logger LOG = Logger.getLogger(BuildAlerts.class.getName());

    /** The name in the audit log for a change in the form or the Jenkinsfile, whose own history has the author. */
    private static final String CONFIGURATION = "the job's configuration";

    private BuildAlerts() {}

    /**
     * Searches for alerts by the configuration of all calls of the build, and puts the resulting messages into the
     * outbox.
     *
     * @param options the options of the calls, or {@code null} if a crash lost them: then earlier receivers are
     * notified
     */
    static void lookForAlerts(Run<?, ?> run, CoverageMonitor monitor, String id, @Nullable MonitorOptions options)
            throws IOException {
        Point point = monitor.point(run.getNumber()).orElseThrow(() -> new IOException(run + " is not in the history"));
        BuildContext build = new BuildContext(
                run.getParent().getFullName(), run.getNumber(), point.time(), point.commit(), point.branch());
        MonitorState state = MonitorService.get().state();
        MonitorConfig config = config(run, monitor, options);
        auditRules(run, monitor, config, id, state);
        if (!state.monitoring().isOn(build.job())) {
            LOG.fine(() -> build.job() + ": monitoring is stopped; the build is recorded, alerts are not evaluated");
            return;
        }
        monitor.complete(
                build,
                config.withAlerts(state.thresholds().effective(build.job(), config.alerts())),
                state.silences().all(),
                Culprits.of(run));
        if (options == null) {
            MonitorService.get().dispatch(run.getParent(), monitor, id);
        } else {
            MonitorService.get().dispatch(run.getParent(), monitor, options);
        }
    }

    private static MonitorConfig config(Run<?, ?> run, CoverageMonitor monitor, @Nullable MonitorOptions options)
            throws IOException {
        Optional<BuildRecord> record = monitor.record(run.getNumber());
        if (record.isPresent()) {
            return record.get().config();
        }
        return options == null ? monitor.config() : options.config();
    }

    /** Records a change of the job's own rules in the audit log with the first build that it judged. */
    private static void auditRules(
            Run<?, ?> run, CoverageMonitor monitor, MonitorConfig config, String id, MonitorState state)
            throws IOException {
        List<GateRule> gates =
                monitor.record(run.getNumber()).map(BuildRecord::rules).orElse(config.gates());
        Optional<String> change =
                new RuleChangeAudit(JobFiles.home(run.getParent(), id)).judged(run.getNumber(), gates, config.alerts());
        if (change.isPresent()) {
            String note = "from #" + run.getNumber() + " on: " + change.get();
            state.audit().add(CONFIGURATION, "rules.change", run.getParent().getFullName(), id, note);
        }
    }
}
