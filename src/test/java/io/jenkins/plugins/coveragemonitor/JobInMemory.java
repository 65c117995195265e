package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertState;
import io.jenkins.plugins.coveragemonitor.alert.store.Evaluation;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.gate.PastVerdict;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.CarryForwardResolver;
import io.jenkins.plugins.coveragemonitor.record.CompletenessCheck;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole way of a job, in memory: what it reads, keeps, judges and tells. */
final class JobInMemory {
    private final MonitorConfig config;
    private final List<AlertNotice> notices = new ArrayList<>();
    private final Map<Integer, BuildRecord> records = new HashMap<>();
    private final Map<Integer, Measurement> measurements = new HashMap<>();
    final TreeMap<Integer, Point> points = new TreeMap<>();
    private AlertState alerts = AlertState.EMPTY;
    private int evaluated;

    JobInMemory(MonitorConfig config) {
        this.config = config;
    }

    /** What was said of a build: its verdict, and which alerts are open then. */
    record Judged(Verdict verdict, Set<String> open) {}

    /** Builds its earlier builds let expect of the next one. */
    EarlierReports earlier(int number) {
        return new EarlierReports(
                List.copyOf(points.values()), number, null, other -> Optional.ofNullable(records.get(other)));
    }

    Judged record(int number, Instant time, Collected collected, BuildState state) {
        try {
            return recorded(number, time, collected, state);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Judged recorded(int number, Instant time, Collected collected, BuildState state) throws IOException {
        List<Point> history = List.copyOf(points.values());
        BuildRecord read = records.getOrDefault(number, BuildRecord.empty(number))
                .asking(config, false)
                .plus(collected);
        Measurement measured =
                Measurement.of(collected.measurement().components().values(), read.tests());
        Measurement whole = new CarryForwardResolver(
                        point(number, time, Measurement.NONE, read, state),
                        history,
                        other -> Optional.ofNullable(measurements.get(other)))
                .complete(measured, config.reports());
        Completeness completeness =
                new CompletenessCheck(read, whole, earlier(number).records(), null).result();
        Point unjudged = point(number, time, whole, read, state).with(completeness);
        JobHistory past = new JobHistory("", history, other -> Optional.ofNullable(measurements.get(other)))
                .judged(other -> Optional.ofNullable(records.get(other)).map(JobInMemory::said), List::of);
        Verdict verdict = Gates.evaluate(
                config.gates(), GateContext.of(unjudged, whole).after(past).aborted(state == BuildState.ABORTED));
        Point point = unjudged.judged(verdict.counts(), verdict.best());
        points.put(number, point);
        records.put(number, read.judged(verdict, point));
        measurements.put(number, whole);
        if (point.hasEnded()) {
            evaluate(point, verdict);
        }
        return new Judged(verdict, open());
    }

    private static PastVerdict said(BuildRecord record) {
        return new PastVerdict(record.gates(), null);
    }

    /** As the book of alerts does: builds that it did not see come first, an older one changes nothing. */
    private void evaluate(Point point, Verdict verdict) {
        if (point.build() < evaluated) {
            return;
        }
        Evaluation evaluation = new Evaluation(alerts, "app", config.alerts(), Silences.NONE, point.time());
        List<Point> same = points.headMap(point.build()).values().stream()
                .filter(Point::hasEnded)
                .toList();
        for (int i = 0; i < same.size(); i++) {
            if (evaluated > 0 && same.get(i).build() > evaluated) {
                evaluation.build(same.get(i), same.subList(0, i), null);
            }
        }
        evaluation.build(point, same, GateOutcome.of(verdict, point));
        Evaluation.Outcome outcome = evaluation.done();
        alerts = alerts.with(outcome.entry());
        notices.addAll(outcome.event().notices());
        evaluated = point.build();
    }

    /** The open alerts that ask for something. */
    Set<String> open() {
        return alerts.alerts().stream()
                .filter(alert -> alert.isOpen() && !alert.type().isEvent())
                .map(alert -> alert.key() + " " + alert.before())
                .collect(Collectors.toSet());
    }

    /** What was told, but for good news. */
    List<AlertNotice> notices() {
        return notices.stream()
                .filter(notice -> !notice.alert().type().isEvent())
                .toList();
    }

    /** The newest complete build, 0 if there is none. */
    int complete() {
        return points.descendingMap().values().stream()
                .filter(Point::isComplete)
                .map(Point::build)
                .findFirst()
                .orElse(0);
    }

    JobInMemory copy() {
        JobInMemory other = new JobInMemory(config);
        other.points.putAll(points);
        other.records.putAll(records);
        other.measurements.putAll(measurements);
        other.notices.addAll(notices);
        other.alerts = alerts;
        other.evaluated = evaluated;
        return other;
    }

    private static Point point(int number, Instant time, Measurement whole, BuildRecord read, BuildState state) {
        Map<String, Counters> components = new TreeMap<>();
        Map<String, Carried> carried = new TreeMap<>();
        for (Component component : whole.components().values()) {
            if (!component.name().isEmpty()) {
                components.put(component.name(), component.counters());
            }
            if (component.isCarried()) {
                carried.put(component.name(), component.carried());
            }
        }
        return Point.builder(number, time)
                .totals(whole.counters())
                .components(components)
                .carried(carried)
                .tests(read.tests())
                .create()
                .with(state);
    }
}
