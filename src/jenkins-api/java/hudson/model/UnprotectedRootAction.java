package hudson.model;

import hudson.ExtensionPoint;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface UnprotectedRootAction extends RootAction, ExtensionPoint {}
