package io.jenkins.plugins.coveragemonitor.api.live;

/** The permissions of a viewer, checked for everything that is sent. */
public interface LiveViewer {
    /** Whether a job may be seen now. */
    boolean maySee(String job);

    /** Whether the alerts of a job may be changed now. */
    boolean mayChange(String job);
}
