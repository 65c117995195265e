package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.Optional;

/** What a job does not know itself: other jobs that it is compared with, and settings made at run time. */
public interface JobContext {
    /** No other jobs and no settings. */
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

    /** Another job by its full name; empty if it does not exist, or the reader may not see it. */
    Optional<CoverageMonitor> job(String name);

    /** The point of a build of another job that a build was compared with; empty as above, or if it is not kept. */
    default Optional<Point> point(String name, int build) throws IOException {
        Optional<CoverageMonitor> known = job(name);
        return known.isEmpty() ? Optional.empty() : known.get().point(build);
    }

    /**
     * The current alert settings of the job.
     *
     * @param configured the settings in its configuration
     */
    AlertSettings alerts(AlertSettings configured) throws IOException;
}
