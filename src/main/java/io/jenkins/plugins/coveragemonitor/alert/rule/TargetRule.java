package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's coverage crossed a line from below: it came near its target, or reached it. It is over when coverage is
 * below that line again by the margin; a project that was always above it raises no event.
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
        List<Metric> crossing = context.settings().metrics().stream()
                .filter(metric -> crossed(context, metric, type))
                .filter(metric ->
                        type == AlertType.TARGET_REACHED || !crossed(context, metric, AlertType.TARGET_REACHED))
                .toList();
        return crossing.isEmpty() ? Stream.empty() : Stream.of(finding(context, crossing));
    }

    private static boolean crossed(AlertContext context, Metric metric, AlertType type) {
        BigDecimal line = type == AlertType.TARGET_REACHED
                ? context.settings().target()
                : context.settings()
                        .target()
                        .multiply(context.settings().approaching())
                        .movePointLeft(2);
        Counter now = AlertContext.measured(context.point(), "", metric);
        return now.isMeasured()
                && now.compareToPercent(line) >= 0
                && before(context, metric)
                        .filter(counter -> counter.compareToPercent(line) < 0)
                        .isPresent()
                && context.open(RegressionRule.NAME, metric, "").isEmpty();
    }

    private static Optional<Counter> before(AlertContext context, Metric metric) {
        return context.last(point -> AlertContext.measured(point, "", metric).isMeasured())
                .map(point -> AlertContext.measured(point, "", metric));
    }

    private Finding finding(AlertContext context, List<Metric> crossing) {
        String target = context.settings().target().stripTrailingZeros().toPlainString() + " %";
        String message = crossing.stream()
                        .map(metric -> RuleMessages.what(metric, "") + " coverage is at "
                                + AlertContext.measured(context.point(), "", metric)
                                        .percentText())
                        .collect(Collectors.joining(", "))
                + (type == AlertType.TARGET_REACHED
                        ? ": the target of " + target + " is reached"
                        : ", near its target of " + target);
        Metric first = crossing.get(0);
        return Finding.builder(type, name())
                .metric(first)
                .state(FindingState.BAD)
                .severity(Severity.INFO)
                .before(AlertLevel.Share.of(before(context, first).orElseThrow()))
                .level(AlertLevel.Share.of(AlertContext.measured(context.point(), "", first)))
                .message(message)
                .create();
    }
}
