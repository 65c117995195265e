package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface PersistentAction extends Action {}
