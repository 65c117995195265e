package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface Credentials extends Serializable, ExtensionPoint {}
