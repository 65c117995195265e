package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedDrop;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.BranchRetirement;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.alert.store.TimeBasedRules;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a complete build, time and people do to a job's alerts. */
final class JobAlerts {
    private final JobStores stores;

    JobAlerts(JobStores stores) {
        this.stores = stores;
    }

    AlertEvent complete(int build, AlertSettings settings, Silences silences, People people) throws IOException {
        Point point = stores.point(build)
                .orElseThrow(() -> new IOException(stores.job + " #" + build + ": was not recorded"));
        List<GateOutcome> readings = stores.record(build)
                .map(record -> GateOutcome.of(record.gates(), point))
                .orElse(null);
        return stores.alerts().evaluate(point, stores.history.points(), readings, settings, silences, people);
    }

    Optional<AlertEvent> watch(AlertSettings settings, Silences silences) throws IOException {
        AlertStore store = stores.alerts();
        boolean stale = settings.staleDays() > 0;
        boolean branches = settings.branchDays() > 0 && store.hasAlertsOfSeveralBranches();
        List<Point> points = stale || branches ? stores.history.points() : List.of();
        List<Point> newest = stale ? newestMeasured(points) : List.of();
        if (newest.isEmpty() && store.alerts().isEmpty()) {
            return Optional.empty();
        }
        Set<String> gone = BranchRetirement.gone(points, settings, stores.clock.instant());
        LevelAcceptance acceptance = acceptance();
        AlertEvent event = new TimeBasedRules(settings, silences, alert -> acceptance
                        .of(alert, null, "")
                        .map(acceptance::gates)
                        .orElse(Set.of()))
                .evaluate(store, newest, gone);
        for (Transition transition : event.transitions()) {
            Resolution end = transition.alert().resolution();
            if (end != null
                    && transition.alert().type() == AlertType.REGRESSION
                    && AcceptedDrop.is(transition.alert())) {
                accept(transition.alert(), null, end.note());
            }
        }
        return Optional.of(event);
    }

    /** Stores the level that is accepted with an alert; returns the gates that compare with it from then on. */
    Set<String> accept(Alert alert, @Nullable String who, String note) throws IOException {
        LevelAcceptance acceptance = acceptance();
        Optional<AcceptedLevel> level = acceptance.of(alert, who, note);
        if (level.isEmpty()) {
            return Set.of();
        }
        stores.accepted.add(level.get());
        return acceptance.gates(level.get());
    }

    private LevelAcceptance acceptance() throws IOException {
        return new LevelAcceptance(stores.history.points(), stores.config.read().gates(), stores::recordIfReadable);
    }

    /** The newest measured point of each branch. */
    private static List<Point> newestMeasured(List<Point> points) {
        Map<String, Point> newest = new TreeMap<>();
        for (Point point : points) {
            if (point.isMeasured() && point.hasEnded()) {
                newest.put(point.branch() == null ? "" : point.branch(), point);
            }
        }
        return List.copyOf(newest.values());
    }
}
