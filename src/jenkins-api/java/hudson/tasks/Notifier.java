package hudson.tasks;

import hudson.ExtensionPoint;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class Notifier extends Publisher implements ExtensionPoint {
    protected Notifier() {}
}
