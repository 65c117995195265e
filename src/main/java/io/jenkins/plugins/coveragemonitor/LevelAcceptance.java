package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.GateAlerts;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevelBuilder;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What accepting an alert means for gates. An alert of a gate moves the level of this gate; a regression, a falling
 * trend and an anomaly move that of all gates that compare the same metric of the same component.
 */
final class LevelAcceptance {
    private final List<Point> points;
    private final List<GateRule> rules;
    private final IntFunction<Optional<BuildRecord>> records;

    LevelAcceptance(List<Point> points, List<GateRule> rules, IntFunction<Optional<BuildRecord>> records) {
        this.points = points;
        this.rules = rules;
        this.records = records;
    }

    /**
     * The level that is accepted with an alert; empty if no gate compares with it, or nothing is measured.
     *
     * @throws IllegalStateException if the gate has a fixed limit
     */
    Optional<AcceptedLevel> of(Alert alert, @Nullable String who, String note) {
        Optional<Point> newest = newest(alert.key().branch());
        if (!alert.type().isDrop() || alert.key().metric() == null || newest.isEmpty()) {
            return Optional.empty();
        }
        boolean ofGate = alert.type() == AlertType.THRESHOLD_VIOLATION;
        Optional<String> gate = ofGate ? GateAlerts.gate(alert) : Optional.empty();
        if (ofGate && gate.isEmpty()) {
            return Optional.empty();
        }
        gate.flatMap(name -> rule(name, newest.get().build())).ifPresent(LevelAcceptance::requireMovable);
        return Optional.of(AcceptedLevelBuilder.builder()
                .branch(alert.key().branch())
                .gate(gate.orElse(null))
                .metric(alert.key().metric())
                .component(alert.key().component())
                .build(newest.get().build())
                .who(who)
                .note(note)
                .create());
    }

    /** The gates that compare with an accepted level, as alerts name them. */
    Set<String> gates(AcceptedLevel level) {
        return rules(level.build())
                .filter(rule -> Gates.isMovedBy(level, rule))
                .map(GateRule::distinctName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Point> newest(String branch) {
        return points.stream()
                .filter(point -> point.isComplete()
                        && point.isMeasured()
                        && Objects.requireNonNullElse(point.branch(), "").equals(branch))
                .reduce((older, newer) -> newer);
    }

    private Optional<GateRule> rule(String name, int build) {
        return rules(build).filter(rule -> rule.distinctName().equals(name)).findFirst();
    }

    /** The gates of a build, then those of the job. */
    private Stream<GateRule> rules(int build) {
        return Stream.concat(records.apply(build).map(BuildRecord::rules).orElse(List.of()).stream(), rules.stream());
    }

    private static void requireMovable(GateRule rule) {
        if (rule.check() instanceof BandCheck && !rule.scope().needsPatch()) {
            throw new IllegalStateException("the gate " + rule.distinctName()
                    + " has a fixed limit, which no accepted level moves: change the limit, acknowledge the alert"
                    + " or silence it");
        }
    }
}
