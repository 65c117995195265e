package hudson.tasks;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class BuildStepCompatibilityLayer implements BuildStep {
    public BuildStepCompatibilityLayer() {}
}
