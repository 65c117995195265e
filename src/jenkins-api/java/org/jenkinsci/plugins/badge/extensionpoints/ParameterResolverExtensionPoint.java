package org.jenkinsci.plugins.badge.extensionpoints;

import hudson.ExtensionPoint;
import hudson.model.Actionable;

/** The part of the type of this name of the plugin embeddable-build-status that the plugin links against. */
public interface ParameterResolverExtensionPoint extends ExtensionPoint {
    String resolve(Actionable actionable, String selector);
}
