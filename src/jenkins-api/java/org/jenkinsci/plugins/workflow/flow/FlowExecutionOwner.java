package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import java.io.IOException;
import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class FlowExecutionOwner implements Serializable {
    public FlowExecutionOwner() {}

    public abstract Queue.Executable getExecutable() throws IOException;

    public FlowExecution getOrNull() {
        throw new UnsupportedOperationException();
    }

    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
