package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.BuildRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ends builds: by themselves, by a later build or after a crash. */
final class BuildCompletion {
    private final JobStores stores;

    BuildCompletion(JobStores stores) {
        this.stores = stores;
    }

    /** The builds that are running according to the history; after a crash of an older version they stay so. */
    SortedSet<Integer> running() throws IOException {
        SortedSet<Integer> running = new TreeSet<>();
        for (Point point : stores.history.points()) {
            if (point.buildState() == BuildState.RUNNING) {
                running.add(point.build());
            }
        }
        return running;
    }

    /** Closes the earlier builds whose last part was never recorded. Returns their numbers. */
    List<Integer> closeBefore(int build) throws IOException {
        List<Integer> open = running().stream().filter(number -> number < build).toList();
        for (int number : open) {
            ended(number, BuildState.UNFINISHED);
        }
        return open;
    }

    /** Records how a build ended. Returns its point; empty if the build was not recorded. */
    Optional<Point> ended(int build, BuildState buildState) throws IOException {
        if (stores.point(build).isEmpty() && !stores.unfinished.all().contains(build)) {
            return Optional.empty();
        }
        return stores.recording.holding(() -> settle(build, buildState));
    }

    /** Completes other builds that a crash interrupted and that will not go on. Only while recording. */
    void settleBrokenOff(int except) throws IOException {
        for (int build : stores.unfinished.all()) {
            BuildState reached = stores.recordIfReadable(build)
                    .map(BuildRecord::point)
                    .map(Point::buildState)
                    .orElse(BuildState.ABORTED);
            if (build != except && reached != BuildState.RUNNING) {
                settle(build, reached);
            }
        }
    }

    private Optional<Point> settle(int build, BuildState buildState) throws IOException {
        BuildRecordFile file = stores.recordFile(build);
        file.removeLeftovers();
        Optional<Point> known = stores.point(build);
        Optional<BuildRecord> record = stores.recordIfReadable(build);
        // The record is written before the history: after a crash it may know more, unless the end was recorded
        // already.
        Optional<Point> last = known.filter(point -> point.buildState() != BuildState.RUNNING)
                .or(() -> record.map(BuildRecord::point))
                .or(() -> known);
        if (last.isEmpty() && Files.notExists(file.path())) {
            // It was killed before a record or the history named its measurement.
            Files.deleteIfExists(stores.home.measurement(build));
        }
        Optional<Point> ended = last.map(point -> point.with(buildState));
        if (ended.isPresent() && !ended.equals(known)) {
            Point point = ended.get();
            if (point.isComplete() && record.isPresent()) {
                BuildRecord judged = record.get();
                stores.ifPossible(() -> raise(point, judged));
            }
            stores.history.append(point);
        }
        stores.unfinished.end(build);
        return ended;
    }

    /**
     * Stores the bests of files. Those of earlier builds stand even if this one is aborted, because it was judged by
     * them; its own count when it is complete.
     */
    void raise(Point point, BuildRecord judged) throws IOException {
        FileRatchetBests bests = judged.bestOfFiles();
        stores.bestsOfFiles.raise(point.branch(), point.isComplete() ? bests : bests.without(point.build()));
    }
}
