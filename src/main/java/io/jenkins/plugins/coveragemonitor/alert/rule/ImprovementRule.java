package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Coverage of the project rose by the limit or more from the previous measured build: one event, whatever metrics and
 * components rose with it. Recovering from a regression does not count.
 */
final class ImprovementRule implements AlertRule {
    static final String NAME = "improvement";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        List<Metric> risen = context.settings().metrics().stream()
                .filter(metric -> isRise(context, metric))
                .toList();
        if (risen.isEmpty()) {
            return Stream.empty();
        }
        String message = risen.stream().map(metric -> words(context, metric)).collect(Collectors.joining(", "));
        return Stream.of(Finding.builder(AlertType.IMPROVEMENT, NAME)
                .metric(risen.get(0))
                .state(FindingState.BAD)
                .severity(Severity.INFO)
                .before(AlertLevel.Share.of(before(context, risen.get(0)).orElseThrow()))
                .level(AlertLevel.Share.of(AlertContext.measured(context.point(), "", risen.get(0))))
                .message(message)
                .create());
    }

    private static boolean isRise(AlertContext context, Metric metric) {
        Counter now = AlertContext.measured(context.point(), "", metric);
        Optional<Counter> before = before(context, metric);
        if (!now.isMeasured() || before.isEmpty() || !rose(context, before.get(), now)) {
            return false;
        }
        return context.open(RegressionRule.NAME, metric, "").isEmpty();
    }

    private static boolean rose(AlertContext context, Counter before, Counter now) {
        return Points.between(before, now).compareTo(context.settings().minRise()) >= 0;
    }

    private static Optional<Counter> before(AlertContext context, Metric metric) {
        return context.last(point -> AlertContext.measured(point, "", metric).isMeasured())
                .map(point -> AlertContext.measured(point, "", metric));
    }

    private static String words(AlertContext context, Metric metric) {
        Counter now = AlertContext.measured(context.point(), "", metric);
        Points change = Points.between(before(context, metric).orElseThrow(), now);
        return RuleMessages.what(metric, "") + " coverage rose " + RuleMessages.size(change) + " to "
                + now.percentText();
    }
}
