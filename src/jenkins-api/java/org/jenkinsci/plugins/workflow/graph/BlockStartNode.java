package org.jenkinsci.plugins.workflow.graph;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class BlockStartNode extends FlowNode {
    BlockStartNode() {}
}
