package org.jenkinsci.plugins.workflow.flow;

import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class FlowExecution {
    public FlowExecution() {}

    public abstract List<FlowNode> getCurrentHeads();

    public abstract FlowExecutionOwner getOwner();
}
