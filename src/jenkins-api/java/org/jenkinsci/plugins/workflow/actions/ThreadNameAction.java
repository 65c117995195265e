package org.jenkinsci.plugins.workflow.actions;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface ThreadNameAction extends PersistentAction {}
