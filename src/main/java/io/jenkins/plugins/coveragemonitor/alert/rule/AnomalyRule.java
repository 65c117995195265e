package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The coverage of the build, or of a component, is far off its neighbours: down by as much as a regression, or up by a
 * suspicious amount, as much as a critical drop; a smaller rise is an improvement. It is over with the next build that
 * fits again.
 */
final class AnomalyRule implements AlertRule {
    static final String NAME = "anomaly";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        return context.settings().metrics().stream().flatMap(metric -> findings(context, metric));
    }

    private static Stream<Finding> findings(AlertContext context, Metric metric) {
        AlertSettings settings = context.settings();
        EffectiveRule rule = settings.rule(AlertType.ANOMALY);
        List<String> preselection = new ComponentPreselection(context, NAME, metric, rule)
                .components(settings.maxDrop(), settings.criticalDrop());
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
        Optional<BigDecimal> usual = trend.samples() < rule.minSamples() ? Optional.empty() : usual(trend, context);
        if (open.isEmpty() && (usual.isEmpty() || isAccepted(context, metric, component, now))) {
            return Optional.empty();
        }
        String what = RuleMessages.what(metric, component) + " coverage is " + now.percentText();
        return Optional.of(Finding.builder(AlertType.ANOMALY, NAME)
                .metric(metric)
                .component(component)
                .state(usual.isPresent() ? FindingState.BAD : FindingState.GOOD)
                .severity(Severity.WARNING)
                .before(open.map(Alert::before).orElse(null))
                .level(AlertLevel.Share.of(now))
                .message(usual.map(level -> what + ", far off the usual " + level.toPlainString() + " %")
                        .orElse(what + ", as usual"))
                .create());
    }

    /** Whether the build is at a level that somebody accepted. */
    private static boolean isAccepted(AlertContext context, Metric metric, String component, Counter now) {
        return context.accepted(metric, component)
                .map(alert -> Points.between(AlertLevel.share(alert.level()), now))
                .filter(change -> change.compareTo(context.settings().maxDrop().negate()) > 0
                        && change.compareTo(context.settings().criticalDrop()) < 0)
                .isPresent();
    }

    /** The usual level, if the build is off it. */
    private static Optional<BigDecimal> usual(Trend trend, AlertContext context) {
        double down = context.settings().maxDrop().doubleValue();
        double up = context.settings().criticalDrop().doubleValue();
        return trend.anomalies().stream()
                .filter(odd -> odd.build() == context.point().build())
                .filter(odd -> odd.usual() - odd.value() >= down || odd.value() - odd.usual() >= up)
                .map(odd -> BigDecimal.valueOf(odd.usual()).setScale(2, RoundingMode.DOWN))
                .findFirst();
    }
}
