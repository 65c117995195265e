package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedDrop;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of an alert store at one moment; immutable. */
public final class AlertState {
    public static final AlertState EMPTY = new AlertState(0, Map.of(), Map.of(), Map.of());

    private final long number;
    private final Map<String, Integer> evaluated;
    private final Map<String, Alert> alerts;
    private final Map<Long, AlertEvent> waiting;

    private AlertState(
            long number, Map<String, Integer> evaluated, Map<String, Alert> alerts, Map<Long, AlertEvent> waiting) {
        this.number = number;
        this.evaluated = evaluated;
        this.alerts = alerts;
        this.waiting = waiting;
    }

    /** The number of the last event. */
    long number() {
        return number;
    }

    /** The newest evaluated build of a branch. */
    Optional<Integer> evaluated(String branch) {
        return Optional.ofNullable(evaluated.get(branch));
    }

    /** The newest evaluated build of each branch. */
    Map<String, Integer> evaluated() {
        return Collections.unmodifiableMap(evaluated);
    }

    /** A copy with further evaluated builds; of each branch the newest counts. */
    AlertState lookedAt(Map<String, Integer> builds) {
        Map<String, Integer> newest = new TreeMap<>(evaluated);
        builds.forEach((branch, build) -> newest.merge(branch, build, Math::max));
        return new AlertState(number, newest, alerts, waiting);
    }

    /** The branches with evaluated builds. */
    Set<String> branches() {
        return Collections.unmodifiableSet(evaluated.keySet());
    }

    /** All alerts in the order in which their lives began. */
    public Collection<Alert> alerts() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    /** The events whose notices have yet to be dispatched. */
    List<AlertEvent> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The open alert of a cause, else the last one that ended, else {@code null}. */
    @Nullable
    Alert newest(AlertKey key) {
        Alert newest = null;
        for (Alert alert : alerts.values()) {
            if (alert.key().equals(key) && (newest == null || !newest.isOpen())) {
                newest = alert;
            }
        }
        return newest;
    }

    /** The open alerts of a branch. */
    List<Alert> open(String branch) {
        return alerts.values().stream()
                .filter(alert -> alert.isOpen() && alert.key().branch().equals(branch))
                .toList();
    }

    /** The alerts of a branch whose level somebody accepted, in the order in which their lives began. */
    List<Alert> accepted(String branch) {
        return alerts.values().stream()
                .filter(alert -> AcceptedDrop.is(alert) && alert.key().branch().equals(branch))
                .toList();
    }

    /** The state after a line. */
    public AlertState with(AlertLogRecord entry) {
        Map<String, Integer> builds = new TreeMap<>(evaluated);
        builds.putAll(entry.evaluated());
        Map<String, Alert> after = new LinkedHashMap<>(alerts);
        entry.alerts().forEach(alert -> after.put(alert.alertId(), alert));
        after.keySet().removeAll(new HashSet<>(entry.gone()));
        Map<Long, AlertEvent> events = new TreeMap<>(waiting);
        entry.steps().forEach(event -> events.put(event.number(), event));
        entry.dispatched().forEach(events::remove);
        return new AlertState(Math.max(number, entry.n()), builds, after, events);
    }

    /** The state after some transitions. */
    public AlertState with(Collection<Transition> transitions) {
        List<Alert> changed = transitions.stream().map(Transition::alert).toList();
        List<String> gone = transitions.stream()
                .filter(transition -> transition.kind() == AlertChange.Kind.DISCARDED)
                .map(transition -> transition.alert().alertId())
                .toList();
        return with(AlertLogRecordBuilder.builder()
                .v(AlertLogRecord.VERSION)
                .n(number)
                .evaluated(Map.of())
                .alerts(changed)
                .gone(gone)
                .steps(List.of())
                .dispatched(List.of())
                .create());
    }

    /** This state under the new name of a renamed job. */
    AlertState inJob(String job) {
        Map<String, Alert> renamed = new LinkedHashMap<>();
        alerts.forEach((alertId, alert) -> renamed.put(alertId, alert.inJob(job)));
        Map<Long, AlertEvent> events = new TreeMap<>();
        waiting.forEach((order, event) -> events.put(order, event.inJob(job)));
        return new AlertState(number, evaluated, renamed, events);
    }

    /** One line with all that is kept; alerts that ended before a time are dropped. */
    AlertLogRecord summary(Instant forgotten) {
        List<Alert> kept = alerts.values().stream()
                .filter(alert -> alert.isOpen() || alert.lastChange().when().isAfter(forgotten))
                .toList();
        return AlertLogRecordBuilder.builder()
                .v(AlertLogRecord.VERSION)
                .n(number)
                .evaluated(evaluated)
                .alerts(kept)
                .gone(List.of())
                .steps(waiting())
                .dispatched(List.of())
                .create();
    }
}
