package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class FlowNode extends Actionable {
    FlowNode() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
