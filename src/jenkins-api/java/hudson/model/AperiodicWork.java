package hudson.model;

import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class AperiodicWork extends SafeTimerTask implements ExtensionPoint {
    public AperiodicWork() {}

    public abstract long getRecurrencePeriod();

    public abstract AperiodicWork getNewInstance();

    protected abstract void doAperiodicRun();

    @Override
    public final void doRun() throws Exception {
        throw new UnsupportedOperationException();
    }
}
