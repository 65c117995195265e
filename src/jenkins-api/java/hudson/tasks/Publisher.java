package hudson.tasks;

import hudson.model.Describable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class Publisher extends BuildStepCompatibilityLayer implements Describable<Publisher> {
    Publisher() {}
}
