package jenkins.scm;

import hudson.model.User;
import java.util.Set;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface RunWithSCM<JobT, RunT> {
    default Set<User> getCulprits() {
        throw new UnsupportedOperationException();
    }
}
