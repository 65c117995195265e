package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;

/**
 * A history of this controller, whose file is copied to a shared store.
 *
 * @param key which it is
 * @param home where its files are
 * @param kept supplies the controller's retention; the store follows it
 * @param about supplies what is known about the job now
 * @param ended supplies which of its alerts are over now
 */
public record ForwardedJob(JobKey key, JobHome home, Kept kept, About about, Ended ended) {
    /** Tells how much of a job is kept. */
    @FunctionalInterface
    public interface Kept {
        /** What holds now. */
        Retention now() throws IOException;
    }

    /** Tells what is known of a job. */
    @FunctionalInterface
    public interface About {
        /** What is known now. */
        JobDescription now() throws IOException;
    }

    /** Tells which alerts of a job are over. */
    @FunctionalInterface
    public interface Ended {
        /** What is known now. */
        AlertHistory now() throws IOException;
    }
}
