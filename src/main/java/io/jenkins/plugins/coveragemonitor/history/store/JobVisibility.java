package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose histories a reader may see. A controller knows only the permissions of its own jobs.
 *
 * @param controller the controller that asks, or {@code null} if the reader may see everything
 * @param jobs the ids of that controller's jobs that the reader may see; its other jobs are in no result and no sum
 */
public record JobVisibility(@Nullable String controller, Set<String> jobs) {
    /** Everything is visible. */
    public static final JobVisibility ALL = new JobVisibility(null, Set.of());

    /** Creates it; the ids are copied. */
    public JobVisibility {
        jobs = Set.copyOf(jobs);
    }

    /** Whether a history is visible. */
    public boolean allows(JobKey key) {
        return !key.controller().equals(controller) || jobs.contains(key.job());
    }
}
