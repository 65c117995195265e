package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.alert.Escalation;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The coverage of the project or of a component falls slowly but surely: the trend is significant, and what was lost
 * since it began is as much as a regression. It is over when less than that is missing, or when the trend has turned.
 */
final class TrendRule implements AlertRule {
    static final String NAME = "trend";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        return context.settings().metrics().stream().flatMap(metric -> findings(context, metric));
    }

    private static Stream<Finding> findings(AlertContext context, Metric metric) {
        EffectiveRule rule = context.settings().rule(AlertType.TREND_DEGRADATION);
        List<String> preselection = new ComponentPreselection(context, NAME, metric, rule)
                .components(context.settings().maxDrop(), null);
        return Stream.concat(
                preselection.stream().flatMap(component -> finding(context, metric, component, rule).stream()),
                context.unread(NAME, metric, preselection));
    }

    private static Optional<Finding> finding(
            AlertContext context, Metric metric, String component, EffectiveRule rule) {
        Optional<Alert> open = context.open(NAME, metric, component);
        Counter now = AlertContext.measured(context.point(), component, metric);
        if (!now.isMeasured()) {
            return open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        Trend trend = TrendReading.of(context, metric, component, rule);
        Counter before = open.map(alert -> context.withoutRemoved(
                        AlertLevel.share(alert.before()), alert.since().build(), component, metric))
                .orElseGet(() -> start(context, trend, metric, component));
        if (before == null || !before.isMeasured()) {
            return Optional.empty();
        }
        BigDecimal limit = context.settings().maxDrop();
        Points change = Points.between(before, now);
        boolean lost = change.compareTo(limit.negate()) <= 0;
        boolean falling = trend.direction() == Direction.FALLING;
        if (open.isEmpty() && !(falling && lost)) {
            return Optional.empty();
        }
        FindingState state = !lost || trend.direction() == Direction.RISING
                ? FindingState.GOOD
                : falling ? FindingState.BAD : FindingState.UNKNOWN;
        String from = trend.since() == null ? "" : " since #" + trend.since();
        String message = state == FindingState.GOOD
                ? RuleMessages.what(metric, component) + " coverage no longer falls; it is at " + now.percentText()
                : RuleMessages.what(metric, component) + " coverage fell slowly, " + RuleMessages.size(change) + from
                        + ", to " + now.percentText();
        return Optional.of(Finding.builder(AlertType.TREND_DEGRADATION, NAME)
                .metric(metric)
                .component(component)
                .state(state)
                .severity(Severity.WARNING)
                .before(AlertLevel.Share.of(before))
                .level(AlertLevel.Share.of(now))
                .worse(open.isPresent() && Escalation.byPoints(open.get(), now, limit))
                .message(message)
                .create());
    }

    /** The level at the build where the trend begins, or one that somebody accepted since. */
    private static @Nullable Counter start(AlertContext context, Trend trend, Metric metric, String component) {
        Integer since = trend.since();
        Optional<Counter> accepted = context.accepted(metric, component)
                .filter(alert -> since != null && alert.build() >= since)
                .map(alert ->
                        context.withoutRemoved(AlertLevel.share(alert.level()), alert.build(), component, metric));
        return accepted.orElseGet(() -> begin(context, trend, metric, component));
    }

    private static @Nullable Counter begin(AlertContext context, Trend trend, Metric metric, String component) {
        return context.last(point -> trend.since() != null && point.build() == trend.since())
                .map(point -> context.withoutRemoved(
                        AlertContext.measured(point, component, metric), point.build(), component, metric))
                .orElse(null);
    }
}
