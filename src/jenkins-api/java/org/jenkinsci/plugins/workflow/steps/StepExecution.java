package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class StepExecution implements Serializable {
    protected StepExecution(StepContext context) {}

    public StepContext getContext() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean start() throws Exception;

    public void onResume() {
        throw new UnsupportedOperationException();
    }
}
