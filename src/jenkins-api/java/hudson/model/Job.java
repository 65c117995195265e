package hudson.model;

import java.io.File;

/** The part of Jenkins' type of this name that the plugin links against. */
@SuppressWarnings("unchecked")
public abstract class Job<J extends Job<J, R>, R extends Run<J, R>> extends AbstractItem {
    Job() {}

    public File getBuildDir() {
        throw new UnsupportedOperationException();
    }

    public R getBuildByNumber(int n) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isBuildable();
}
