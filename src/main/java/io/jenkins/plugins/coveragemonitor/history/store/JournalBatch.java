package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;

/**
 * A part of a job's file on its way to a shared store.
 *
 * @param job whose it is
 * @param from where the part begins: what the store must have noted, else somebody else took over more or less
 * @param to what the store notes together with the points
 * @param points what the part holds, one a build; may be none
 */
public record JournalBatch(JobKey job, JournalPosition from, JournalPosition to, List<Point> points) {
    /** Creates a batch; the points are copied. */
    public JournalBatch {
        points = List.copyOf(points);
    }
}
