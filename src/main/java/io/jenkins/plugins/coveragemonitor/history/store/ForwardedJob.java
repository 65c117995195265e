package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;

/**
 * A history of this controller, whose file is copied to a shared store.
 *
 * @param key identifies the history
 * @param home where its files are
 * @param kept supplies the controller's retention, which the store follows
 * @param about supplies the job's current description
 * @param ended supplies its currently ended alerts
 */
public record ForwardedJob(JobKey key, JobHome home, Kept kept, About about, Ended ended) {
    /** Supplies the retention of a job. */
    @FunctionalInterface
    public interface Kept {
        /** The current retention. */
        Retention now() throws IOException;
    }

    /** Supplies the description of a job. */
    @FunctionalInterface
    public interface About {
        /** The current description. */
        JobDescription now() throws IOException;
    }

    /** Supplies the ended alerts of a job. */
    @FunctionalInterface
    public interface Ended {
        /** The currently ended alerts. */
        AlertHistory now() throws IOException;
    }
}
