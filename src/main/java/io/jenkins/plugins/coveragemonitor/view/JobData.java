package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data for the pages of one job: its history, its gates and its alerts, and no build.
 *
 * @param job the job's full name
 * @param points its history in ascending order of builds
 * @param rules its current gates
 * @param alerts its open and ended alerts
 * @param trend the target, and how sure a trend must be to be shown
 * @param origin a sentence about where the history comes from; {@code null} if it is the job's file
 * @param kept the builds that are kept forever, such as releases
 * @param branches the other branches of its project, ascending, whose trends can be compared; empty if it is not a
 * branch
 * @param alertsUnknown whether its alerts cannot be read, so that it is not known whether it has any
 * @param problems why its alerts or settings cannot be read, one sentence each
 */
@WithBuilder
public record JobData(
        String job,
        List<Point> points,
        List<GateRule> rules,
        List<Alert> alerts,
        TrendSettings trend,
        @Nullable String origin,
        Set<Integer> kept,
        List<String> branches,
        boolean alertsUnknown,
        List<String> problems) {
    /** Creates it; the collections are copied. */
    public JobData {
        points = List.copyOf(points);
        rules = List.copyOf(rules);
        alerts = List.copyOf(alerts);
        kept = Set.copyOf(kept);
        branches = List.copyOf(branches);
        problems = List.copyOf(problems);
        Objects.requireNonNull(trend);
    }

    /** A job without kept builds that is not a branch. */
    public JobData(
            String job,
            List<Point> points,
            List<GateRule> rules,
            List<Alert> alerts,
            TrendSettings trend,
            @Nullable String origin) {
        this(job, points, rules, alerts, trend, origin, Set.of(), List.of(), false, List.of());
    }

    /** A job with the history in its file. */
    public JobData(String job, List<Point> points, List<GateRule> rules, List<Alert> alerts, TrendSettings trend) {
        this(job, points, rules, alerts, trend, null);
    }

    /** A copy with a history from elsewhere. */
    public JobData of(List<Point> read, @Nullable String where) {
        return JobDataBuilder.builder(this).points(read).origin(where).create();
    }

    /** A copy with alerts that its own file lost. */
    public JobData with(List<Alert> lost) {
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(lost);
        all.sort(Comparator.comparing((Alert alert) -> alert.since().time()));
        return lost.isEmpty() ? this : JobDataBuilder.builder(this).alerts(all).create();
    }

    /** A copy with kept builds. */
    public JobData keeping(Set<Integer> builds) {
        return JobDataBuilder.builder(this).kept(builds).create();
    }

    /** A copy of which something cannot be read. */
    public JobData lacking(boolean alerts, List<String> sentences) {
        return JobDataBuilder.builder(this)
                .alertsUnknown(alerts)
                .problems(sentences)
                .create();
    }

    /** A copy that is one of the branches of a project, with the names of the others. */
    public JobData beside(List<String> others) {
        return JobDataBuilder.builder(this).branches(others).create();
    }

    /** A job without a target of its own. */
    public JobData(String job, List<Point> points, List<GateRule> rules, List<Alert> alerts) {
        this(job, points, rules, alerts, TrendSettings.DEFAULT);
    }

    /** The newest build that has ended or, while there is none, the newest. */
    Optional<Point> newest() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).hasEnded()) {
                return Optional.of(points.get(i));
            }
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** The newest build, if it did not finish. */
    Optional<Point> unfinished() {
        return points.isEmpty() || points.get(points.size() - 1).hasEnded()
                ? Optional.empty()
                : Optional.of(points.get(points.size() - 1));
    }

    /** What a build misses, in one sentence. */
    static String partial(Point point) {
        String first = point.missing().get(0).why();
        int more = point.missing().size() - 1;
        return first + (more == 0 ? "" : "; and " + more + " more") + ".";
    }

    /** The newest build before another one in which a metric was measured. */
    Optional<Point> measuredBefore(int build, String component, Metric metric) {
        for (int i = points.size() - 1; i >= 0; i--) {
            Point point = points.get(i);
            if (point.build() < build
                    && point.isComplete()
                    && point.counters(component).has(metric)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    /** The change of a metric against the measured build before; {@code null} if there is none. */
    @Nullable
    Difference change(@Nullable Point point, String component, Metric metric) {
        if (point == null || point.completeness().lacks(component)) {
            return null;
        }
        Counter now = point.counters(component).get(metric);
        return measuredBefore(point.build(), component, metric)
                .map(before -> Difference.between(before.counters(component).get(metric), now, before.build()))
                .orElse(null);
    }

    /**
     * The lowest good percentage that a gate requires of the project, a component or a flag; {@code null} if none does.
     */
    @Nullable
    BigDecimal limit(String component, @Nullable Metric metric) {
        return rules.stream()
                .filter(rule -> rule.metric() == metric && rule.path() == null)
                .filter(rule -> rule.flag() == null
                        ? component.isEmpty()
                                ? rule.scope() == Scope.PROJECT
                                : rule.scope() == Scope.COMPONENT && component.equals(rule.component())
                        : rule.scope() == Scope.PROJECT && component.equals(Point.FLAG + rule.flag()))
                .map(rule -> rule.check() instanceof BandCheck band ? band.atLeast() : null)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }

    /** How many alerts have a status; good news is not an alarm. */
    int alerts(AlertStatus status) {
        return (int) alerts.stream()
                .filter(alert -> alert.status() == status && !alert.type().isEvent())
                .count();
    }
}
