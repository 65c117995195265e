package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Escalation;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Coverage fell by the limit or more from the previous measured build. Returning from an anomalous rise does not count,
 * because nothing was lost. The alert remembers the level before the drop and is over when coverage is again less than
 * the limit below <em>that</em>, however many builds it takes.
 */
final class RegressionRule implements AlertRule {
    static final String NAME = "regression";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        return context.components(NAME).stream().flatMap(component -> context.settings().metrics().stream()
                .flatMap(metric -> finding(context, metric, component).stream()));
    }

    private Optional<Finding> finding(AlertContext context, Metric metric, String component) {
        Optional<Alert> open = context.open(NAME, metric, component);
        Counter now = AlertContext.measured(context.point(), component, metric);
        if (!now.isMeasured()) {
            return open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        return open.map(alert -> Optional.of(continued(context, alert, now)))
                .orElseGet(() -> begun(context, metric, component, now));
    }

    private Optional<Finding> begun(AlertContext context, Metric metric, String component, Counter now) {
        return previous(context, metric, component)
                .filter(previous -> isDrop(previous, context, metric, component, now))
                .map(previous -> {
                    Counter before = level(previous, context, metric, component);
                    return finding(context, metric, component, FindingState.BAD, before, now, false);
                });
    }

    /** The previous measured build; while a suspicious rise lasts, the one before it. */
    private static Optional<Point> previous(AlertContext context, Metric metric, String component) {
        Predicate<Point> measured =
                point -> AlertContext.measured(point, component, metric).isMeasured();
        Optional<Point> newest = context.last(measured);
        return context.open(AnomalyRule.NAME, metric, component)
                .map(odd -> odd.since().build())
                .flatMap(odd -> context.last(measured.and(point -> point.build() < odd)))
                .filter(before -> AlertContext.measured(before, component, metric)
                                .compareShare(AlertContext.measured(newest.orElse(before), component, metric))
                        < 0)
                .or(() -> newest);
    }

    /** What a build measured, without the code that was removed since. */
    private static Counter level(Point before, AlertContext context, Metric metric, String component) {
        return context.withoutRemoved(
                AlertContext.measured(before, component, metric), before.build(), component, metric);
    }

    private static boolean isDrop(Point previous, AlertContext context, Metric metric, String component, Counter now) {
        Counter before = level(previous, context, metric, component);
        return Points.between(before, now)
                        .compareTo(context.settings().maxDrop().negate())
                <= 0;
    }

    private Finding continued(AlertContext context, Alert open, Counter now) {
        BigDecimal limit = context.settings().maxDrop();
        BigDecimal margin = context.settings().rule(AlertType.REGRESSION).margin();
        Metric metric = Objects.requireNonNull(open.key().metric());
        Counter before = context.withoutRemoved(
                AlertLevel.share(open.before()),
                open.since().build(),
                open.key().component(),
                metric);
        Points change = Points.between(before, now);
        FindingState state = change.compareTo(limit.negate()) <= 0
                ? FindingState.BAD
                : change.compareTo(limit.subtract(margin).negate()) > 0 ? FindingState.GOOD : FindingState.UNKNOWN;
        return finding(
                context, metric, open.key().component(), state, before, now, Escalation.byPoints(open, now, limit));
    }

    private static Finding finding(
            AlertContext context,
            Metric metric,
            String component,
            FindingState state,
            Counter before,
            Counter now,
            boolean worse) {
        Points change = Points.between(before, now);
        Severity severity = change.compareTo(context.settings().criticalDrop().negate()) <= 0
                ? Severity.CRITICAL
                : Severity.WARNING;
        String what = RuleMessages.what(metric, component);
        String message = state == FindingState.GOOD
                ? what + " coverage is back at " + now.percentText() + " (" + before.percentText() + " before the drop)"
                : what + " coverage fell " + RuleMessages.size(change) + " from " + before.percentText() + " to "
                        + now.percentText();
        return Finding.builder(AlertType.REGRESSION, NAME)
                .metric(metric)
                .component(component)
                .state(state)
                .severity(severity)
                .before(AlertLevel.Share.of(before))
                .level(AlertLevel.Share.of(now))
                .worse(worse)
                .message(message)
                .create();
    }
}
