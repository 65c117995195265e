package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A history of this controller, whose file is copied to a shared store.
 *
 * @param key which it is
 * @param file its file
 * @param kept supplies the controller's retention; the store follows it
 * @param about supplies what is known about the job now
 */
public record ForwardedJob(JobKey key, Path file, Kept kept, About about) {
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
}
