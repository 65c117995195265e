package hudson.model;

import hudson.ExtensionPoint;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint {
    protected AdministrativeMonitor() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isActivated();
}
