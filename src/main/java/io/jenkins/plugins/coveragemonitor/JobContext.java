package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.Optional;

/** What a job alone does not know: other jobs that it is compared with, and what people set while everything runs. */
public interface JobContext {
    /** Nothing beside the job. */
    JobContext NONE = new JobContext() {
        @Override
        public Optional<CoverageMonitor> job(String name) {
            return Optional.empty();
        }

        @Override
        public AlertSettings alerts(AlertSettings configured) {
            return configured;
        }
    };

    /** Another job by its full name; empty if there is none that the reader may see. */
    Optional<CoverageMonitor> job(String name);

    /** What is known of a build of another job that a build was compared with; empty as above, or if it is not kept. */
    default Optional<Point> point(String name, int build) throws IOException {
        Optional<CoverageMonitor> known = job(name);
        return known.isEmpty() ? Optional.empty() : known.get().point(build);
    }

    /**
     * How alerts of the job live now.
     *
     * @param configured how its configuration sets them
     */
    AlertSettings alerts(AlertSettings configured) throws IOException;
}
