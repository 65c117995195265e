package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of rules, one for each type of alert. */
public final class AlertRules {
    private static final Map<AlertType, AlertRule> ALL = new EnumMap<>(AlertType.class);

    static {
        ALL.put(AlertType.MEASUREMENT_LOST, new MeasurementLostRule());
        ALL.put(AlertType.THRESHOLD_VIOLATION, new ThresholdRule());
        ALL.put(AlertType.REGRESSION, new RegressionRule());
        ALL.put(AlertType.TREND_DEGRADATION, new TrendRule());
        ALL.put(AlertType.ANOMALY, new AnomalyRule());
        ALL.put(AlertType.TESTS_FAILING, new TestsFailingRule());
        ALL.put(AlertType.TESTS_SLOWER, new TestsSlowerRule());
        ALL.put(AlertType.IMPROVEMENT, new ImprovementRule());
        ALL.put(AlertType.TARGET_APPROACHING, new TargetRule(AlertType.TARGET_APPROACHING));
        ALL.put(AlertType.TARGET_REACHED, new TargetRule(AlertType.TARGET_REACHED));
    }

    private AlertRules() {}

    /** The findings of all enabled rules in a build; the open alerts of disabled ones are gone. */
    public static List<Finding> findings(AlertContext context) {
        return ALL.entrySet().stream()
                .flatMap(entry -> findings(entry.getKey(), entry.getValue(), context))
                .toList();
    }

    private static Stream<Finding> findings(AlertType type, AlertRule rule, AlertContext context) {
        if (!context.settings().rule(type).enabled()) {
            return disabled(type, context);
        }
        return context.point().completeness().isComplete() ? rule.findings(context) : ofPart(type, rule, context);
    }

    /**
     * What a rule may report about a partial build: no trends, and no good news. A problem in a complete component, or
     * in the tests, is reported; its recovery is reported by the next complete build, which is compared with the last
     * complete one.
     */
    private static Stream<Finding> ofPart(AlertType type, AlertRule rule, AlertContext context) {
        return switch (type) {
            case MEASUREMENT_LOST -> rule.findings(context);
            case THRESHOLD_VIOLATION, REGRESSION, TESTS_FAILING, TESTS_SLOWER ->
                rule.findings(context).filter(finding -> finding.state() != FindingState.GOOD);
            case TREND_DEGRADATION, ANOMALY, IMPROVEMENT, TARGET_APPROACHING, TARGET_REACHED -> Stream.empty();
        };
    }

    private static Stream<Finding> disabled(AlertType type, AlertContext context) {
        return context.open().stream()
                .filter(alert -> alert.type() == type && !ManualAlerts.is(alert))
                .map(alert -> Finding.about(alert, FindingState.GONE, "the rule is switched off"));
    }
}
