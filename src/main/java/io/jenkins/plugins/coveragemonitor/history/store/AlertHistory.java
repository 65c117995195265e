package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a job's file knows of its alerts that are over.
 *
 * @param ended the alerts that are over, as far as the file keeps them
 * @param open the ids of those that are not over, among them any that opened again
 * @param forgotten what ended before this moment is kept no longer than the file keeps it
 */
public record AlertHistory(List<EndedAlert> ended, Set<String> open, Instant forgotten) {
    /** A job that never had an alert. */
    public static final AlertHistory NONE = new AlertHistory(List.of(), Set.of(), Instant.MIN);

    /** Creates it; the collections are copied. */
    public AlertHistory {
        ended = List.copyOf(ended);
        open = Set.copyOf(open);
    }

    /** Whether an alert that a store has goes from there: it is open again, or too old and in no file any more. */
    public boolean drops(EndedAlert alert) {
        return open.contains(alert.id())
                || alert.ended().isBefore(forgotten)
                        && ended.stream().noneMatch(one -> one.id().equals(alert.id()));
    }
}
