package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies a controller's retention to what the shared store has of its jobs. */
final class StoreRetention {
    private StoreRetention() {}

    /** Deletes from the store what the controller no longer keeps; what its file lost in another way stays there. */
    static void apply(SharedHistoryStore store, ForwardedJob job, Instant now) throws IOException {
        Retention retention = job.kept().now();
        if (retention.isForEver()) {
            return;
        }
        Set<Integer> inFile = new HashSet<>();
        HistoryFile.at(job.home().history()).points().forEach(point -> inFile.add(point.build()));
        List<Point> stored = store.read(job.key());
        Set<Integer> kept = new HashSet<>();
        retention.keep(stored, Set.of(), now).forEach(point -> kept.add(point.build()));
        List<Integer> gone = stored.stream()
                .map(Point::build)
                .filter(build -> !kept.contains(build) && !inFile.contains(build))
                .toList();
        if (!gone.isEmpty()) {
            store.remove(job.key(), gone);
        }
    }
}
