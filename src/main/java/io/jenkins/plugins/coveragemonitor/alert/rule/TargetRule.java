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
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's coverage crossed a line from below: it came near its target, or reached it. Over when it is below that
 * line again by the margin; a project that was always above has nothing to tell.
 */
final class TargetRule implements AlertRule {
    private final AlertType type;

    TargetRule(AlertType type) {
        this.type = type;
    }

    private String name() {
        return type == AlertType.TARGET_REACHED ? "target-reached" : "target-approaching";
    }

    @Override
    public Stream<Finding> findings(AlertContext context) {
        return context.settings().metrics().stream().flatMap(metric -> finding(context, metric).stream());
    }

    private Optional<Finding> finding(AlertContext context, Metric metric) {
        Optional<Alert> open = context.open(name(), metric, "");
        Counter now = AlertContext.measured(context.point(), "", metric);
        if (!now.isMeasured()) {
            return open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        BigDecimal line = type == AlertType.TARGET_REACHED
                ? context.settings().target()
                : context.settings()
                        .target()
                        .multiply(context.settings().approaching())
                        .movePointLeft(2);
        Optional<Counter> before = context.last(
                        point -> AlertContext.measured(point, "", metric).isMeasured())
                .map(point -> AlertContext.measured(point, "", metric));
        boolean above = now.compareToPercent(line) >= 0;
        if (open.isEmpty()) {
            boolean crossed = above
                    && before.filter(counter -> counter.compareToPercent(line) < 0)
                            .isPresent()
                    && context.open(RegressionRule.NAME, metric, "").isEmpty();
            return crossed
                    ? Optional.of(finding(context, metric, FindingState.BAD, before.get(), now))
                    : Optional.empty();
        }
        BigDecimal margin = context.settings().rule(type).margin();
        FindingState state = above
                ? FindingState.BAD
                : now.compareToPercent(line.subtract(margin)) < 0 ? FindingState.GOOD : FindingState.UNKNOWN;
        return Optional.of(finding(context, metric, state, before.orElse(now), now));
    }

    private Finding finding(AlertContext context, Metric metric, FindingState state, Counter before, Counter now) {
        String target = context.settings().target().stripTrailingZeros().toPlainString() + "%";
        String message = RuleMessages.what(metric, "") + " coverage is at " + now.percentText()
                + (type == AlertType.TARGET_REACHED
                        ? ": the target of " + target + " is reached"
                        : ", near its target of " + target);
        return new Finding(
                type,
                name(),
                metric,
                "",
                state,
                Severity.INFO,
                AlertLevel.Share.of(before),
                AlertLevel.Share.of(now),
                false,
                message);
    }
}
