package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the shared store has of this controller's own jobs and their files lack, because they were lost or are older
 * copies. It is looked up in the background, when the store begins to answer and when a file was rewritten, so that
 * pages never wait for it.
 */
public final class OnlyInStore {
    /** As many builds as a job's card and the dashboard show. */
    private static final int BUILDS = 60;

    private final HistoryStore store;
    private final Map<JobKey, Rest> rests = new ConcurrentHashMap<>();

    OnlyInStore(HistoryStore store) {
        this.store = store;
    }

    /**
     * What a file lacks.
     *
     * @param builds how many builds
     * @param newest the newest of them, in ascending order of builds
     * @param alerts the ended alerts
     */
    public record Rest(int builds, List<Point> newest, List<EndedAlert> alerts) {
        /** A note for readers, in one sentence; {@code null} if no builds are missing. */
        public @Nullable String note() {
            return newest.isEmpty() ? null : ReadThroughStore.note(builds, newest);
        }

        /** The points of the file and these, in ascending order of builds; for the same build the file's. */
        public List<Point> with(List<Point> own) {
            Set<Integer> known = new HashSet<>();
            own.forEach(point -> known.add(point.build()));
            List<Point> all = new ArrayList<>(own);
            newest.stream().filter(point -> !known.contains(point.build())).forEach(all::add);
            all.sort(Comparator.comparingInt(Point::build));
            return List.copyOf(all);
        }
    }

    /** What a history's file lacks, as far as known; empty for nothing. */
    public Optional<Rest> of(JobKey job) {
        return Optional.ofNullable(rests.get(job));
    }

    /** How many histories have files that lack builds. */
    public int size() {
        return (int) rests.values().stream().filter(rest -> rest.builds() > 0).count();
    }

    /** Looks up what a file lacks of its history, now that the store has all of the file. */
    void look(ForwardedJob job) throws IOException {
        List<Point> others = store.readOthers(
                job.key(),
                HistoryFile.at(job.home().history()).points().stream()
                        .map(Point::build)
                        .toList());
        AlertHistory own = job.ended().now();
        Set<String> known = new HashSet<>(own.open());
        own.ended().forEach(alert -> known.add(alert.id()));
        List<EndedAlert> alerts = store.endedAlerts(job.key()).stream()
                .filter(alert -> !known.contains(alert.id()))
                .toList();
        if (others.isEmpty() && alerts.isEmpty()) {
            rests.remove(job.key());
        } else {
            List<Point> newest = others.subList(Math.max(0, others.size() - BUILDS), others.size());
            rests.put(job.key(), new Rest(others.size(), List.copyOf(newest), alerts));
        }
    }

    void forget(JobKey job) {
        rests.remove(job);
    }
}
