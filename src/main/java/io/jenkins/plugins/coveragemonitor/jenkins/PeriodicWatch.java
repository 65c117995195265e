package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AperiodicWork;
import io.jenkins.plugins.coveragemonitor.api.PeriodicCheck;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has what only time changes looked after, every two minutes or as configured; a change of that holds from the next. */
@Extension
public final class PeriodicWatch extends AperiodicWork {
    private static final Logger LOG = Logger.getLogger(PeriodicWatch.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(MonitorConfiguration.get().getCheckMinutes());
    }

    @Override
    public AperiodicWork getNewInstance() {
        return new PeriodicWatch();
    }

    @Override
    protected void doAperiodicRun() {
        long began = System.nanoTime();
        try {
            int told = new PeriodicCheck(new JenkinsJobs(), MonitorService.get().state(), PeriodicWatch::failed).run();
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            LOG.fine(() -> "Looked after the alerts of all jobs in " + took + " ms; something to tell of " + told);
        } catch (IOException | RuntimeException e) {
            // What is thrown from here would end the check for ever.
            LOG.log(Level.WARNING, e, () -> "The alerts could not be looked after");
        }
    }

    private static void failed(String job, Exception why) {
        LOG.log(Level.WARNING, why, () -> "The alerts of " + job + " could not be looked after");
    }
}
