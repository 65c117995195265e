package org.jenkinsci.plugins.workflow.flow;

import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class FlowExecution {
    public FlowExecution() {}

    public abstract List<FlowNode> getCurrentHeads();

    public abstract FlowExecutionOwner getOwner();

    public abstract FlowNode getNode(String id) throws IOException;

    public final Throwable getCauseOfFailure() {
        throw new UnsupportedOperationException();
    }

    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }
}
