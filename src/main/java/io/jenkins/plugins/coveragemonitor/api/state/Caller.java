package io.jenkins.plugins.coveragemonitor.api.state;

/** The caller and their permissions. Whoever creates it has verified who they are. */
public interface Caller {
    /** The name that is recorded with their changes. */
    String name();

    /** Whether they may use the interface at all. */
    boolean mayEnter();

    /** Whether they may see a job; {@code false} if it does not exist. */
    boolean mayRead(String job);

    /** Whether they may change how a job is monitored. */
    boolean mayConfigure(String job);

    /** Whether they may change settings for all jobs. */
    boolean mayAdminister();
}
