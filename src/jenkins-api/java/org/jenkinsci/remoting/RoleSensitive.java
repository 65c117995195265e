package org.jenkinsci.remoting;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
