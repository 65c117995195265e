package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.concurrent.Future;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class BodyExecution implements Future<Object>, Serializable {
    public BodyExecution() {}
}
