package hudson.tasks;

/** The part of Jenkins' type of this name that the plugin links against. */
public enum BuildStepMonitor {
    NONE,
    STEP,
    BUILD
}
