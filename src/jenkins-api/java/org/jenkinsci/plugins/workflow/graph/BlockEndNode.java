package org.jenkinsci.plugins.workflow.graph;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class BlockEndNode<START extends BlockStartNode> extends FlowNode {
    BlockEndNode() {}

    public START getStartNode() {
        throw new UnsupportedOperationException();
    }
}
