package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AperiodicWork;
import io.jenkins.plugins.coveragemonitor.api.state.CheckReport;
import io.jenkins.plugins.coveragemonitor.api.state.PeriodicCheck;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the periodic check, every two minutes or as configured. A new interval takes effect after the next check. */
@Extension
public final class PeriodicCheckWork extends AperiodicWork {
    private static final Logger LOG = Logger.getLogger(PeriodicCheckWork.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(MonitorConfiguration.get().getCheckMinutes());
    }

    @Override
    public AperiodicWork getNewInstance() {
        return new PeriodicCheckWork();
    }

    @Override
    protected void doAperiodicRun() {
        try {
            BuildSettlement.settleAllJobs();
            CheckReport report = new PeriodicCheck(
                            new JenkinsJobs(),
                            MonitorService.get().state(),
                            PeriodicCheckWork::failed,
                            Clock.systemUTC())
                    .run();
            LOG.fine(() -> "Checked the alerts of " + Plurals.count(report.jobs(), "job") + " in " + report.millis()
                    + " ms; notifications for " + report.notified());
        } catch (IOException | RuntimeException e) {
            // An exception here would end the check for ever.
            LOG.log(Level.WARNING, e, () -> "The alerts could not be checked");
        }
    }

    private static void failed(String job, Exception why) {
        LOG.log(Level.WARNING, why, () -> "The alerts of " + job + " could not be checked");
    }
}
