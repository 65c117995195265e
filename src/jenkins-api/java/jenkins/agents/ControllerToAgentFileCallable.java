package jenkins.agents;

import hudson.FilePath.FileCallable;
import org.jenkinsci.remoting.RoleChecker;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface ControllerToAgentFileCallable<T> extends FileCallable<T> {
    @Override
    default void checkRoles(RoleChecker checker) throws SecurityException {
        throw new UnsupportedOperationException();
    }
}
