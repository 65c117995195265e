package org.jenkinsci.remoting;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class RoleChecker {
    public RoleChecker() {}
}
