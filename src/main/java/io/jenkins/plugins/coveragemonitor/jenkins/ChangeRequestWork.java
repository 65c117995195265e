package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AperiodicWork;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks code hosts once an hour which of the change requests with a comment are closed. */
@Extension
public final class ChangeRequestWork extends AperiodicWork {
    private static final Logger LOG = Logger.getLogger(ChangeRequestWork.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    @Override
    public AperiodicWork getNewInstance() {
        return new ChangeRequestWork();
    }

    @Override
    protected void doAperiodicRun() {
        try {
            MonitorService service = MonitorService.get();
            service.changeRequests().closeOver(service.box().channels());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // An exception here would end the work for ever.
            LOG.log(Level.WARNING, e, () -> "The closed change requests could not be looked up");
        }
    }
}
