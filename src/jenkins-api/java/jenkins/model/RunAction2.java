package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface RunAction2 extends Action {
    void onAttached(Run<?, ?> r);

    void onLoad(Run<?, ?> r);
}
