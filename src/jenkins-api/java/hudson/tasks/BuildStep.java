package hudson.tasks;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface BuildStep {
    default BuildStepMonitor getRequiredMonitorService() {
        throw new UnsupportedOperationException();
    }
}
