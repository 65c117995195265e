package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a job's file has of its ended alerts.
 *
 * @param ended the ended alerts, as far as the file keeps them
 * @param open the ids of open alerts, including reopened ones
 * @param forgotten alerts that ended before this moment are kept only as long as the file keeps them
 */
public record AlertHistory(List<EndedAlert> ended, Set<String> open, Instant forgotten) {
    /** A job that never had an alert. */
    public static final AlertHistory NONE = new AlertHistory(List.of(), Set.of(), Instant.MIN);

    /** Creates it; the collections are copied. */
    public AlertHistory {
        ended = List.copyOf(ended);
        open = Set.copyOf(open);
    }

    /** Whether an alert is to be deleted from a store: it is open again, or too old and no longer in any file. */
    public boolean drops(EndedAlert alert) {
        return open.contains(alert.id())
                || alert.ended().isBefore(forgotten)
                        && ended.stream().noneMatch(one -> one.id().equals(alert.id()));
    }
}
