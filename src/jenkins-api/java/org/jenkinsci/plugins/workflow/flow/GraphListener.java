package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface GraphListener extends ExtensionPoint {
    void onNewHead(FlowNode node);
    /** Called at once. */
    interface Synchronous extends GraphListener {}
}
