package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;

/**
 * A part of a job's file on its way to a shared store.
 *
 * @param job identifies the history
 * @param from the start of the part, which must be the store's recorded position; otherwise somebody else took over
 * more or less
 * @param to the position to record together with the points
 * @param points the points of the part, one a build; may be empty
 */
public record JournalBatch(JobKey job, JournalPosition from, JournalPosition to, List<Point> points) {
    /** Creates a batch; the points are copied. */
    public JournalBatch {
        points = List.copyOf(points);
    }
}
