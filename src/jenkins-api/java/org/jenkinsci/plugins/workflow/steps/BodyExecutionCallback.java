package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class BodyExecutionCallback implements Serializable {
    public BodyExecutionCallback() {}

    public abstract void onSuccess(StepContext context, Object result);

    public abstract void onFailure(StepContext context, Throwable t);
}
