package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Coverage rose by the limit or more from the previous measured build; it lasts while it goes on rising like that. The
 * way back from a regression is not an improvement.
 */
final class ImprovementRule implements AlertRule {
    static final String NAME = "improvement";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        return context.components(NAME).stream().flatMap(component -> context.settings().metrics().stream()
                .flatMap(metric -> finding(context, metric, component).stream()));
    }

    private static Optional<Finding> finding(AlertContext context, Metric metric, String component) {
        Optional<Alert> open = context.open(NAME, metric, component);
        Counter now = AlertContext.measured(context.point(), component, metric);
        Optional<Counter> before = context.last(
                        point -> AlertContext.measured(point, component, metric).isMeasured())
                .map(point -> AlertContext.measured(point, component, metric));
        if (!now.isMeasured() || before.isEmpty()) {
            return open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        Points change = Points.between(before.get(), now);
        boolean rose = change.compareTo(context.settings().minRise()) >= 0;
        if (open.isEmpty()
                && (!rose
                        || context.open(RegressionRule.NAME, metric, component).isPresent())) {
            return Optional.empty();
        }
        String what = RuleMessages.what(metric, component) + " coverage ";
        String message = rose
                ? what + "rose " + RuleMessages.size(change) + " to " + now.percentText()
                : what + "is at " + now.percentText() + "; the rise is over";
        return Optional.of(new Finding(
                AlertType.IMPROVEMENT,
                NAME,
                metric,
                component,
                rose ? FindingState.BAD : FindingState.GOOD,
                Severity.INFO,
                AlertLevel.Share.of(before.get()),
                AlertLevel.Share.of(now),
                false,
                message));
    }
}
