package io.jenkins.plugins.coveragemonitor.api;

/** Who asks, and what they may do; the door that let them in has made sure that they are who they say. */
public interface Caller {
    /** The name that is written beside what they change. */
    String name();

    /** Whether they may come in at all. */
    boolean mayEnter();

    /** Whether they may see a job. A job that does not exist cannot be seen. */
    boolean mayRead(String job);

    /** Whether they may change how a job is monitored. */
    boolean mayConfigure(String job);

    /** Whether they may change what concerns all jobs. */
    boolean mayAdminister();
}
