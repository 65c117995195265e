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
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * More tests fail than in the previous build with tests, by the limit or more; over when fewer than the limit more
 * fail.
 */
final class TestsFailingRule implements AlertRule {
    static final String NAME = "tests-failing";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Alert open = context.open(NAME, Metric.TEST_FAILURES, "").orElse(null);
        if (!context.point().tests().isMeasured()) {
            return open == null ? Stream.empty() : Stream.of(Finding.about(open, FindingState.UNKNOWN, open.message()));
        }
        long now = context.point().tests().failed();
        Optional<Long> before = open != null
                ? Optional.of(AlertLevel.amount(open.before()))
                : context.last(point -> point.tests().isMeasured())
                        .map(Point::tests)
                        .map(tests -> tests.failed());
        return before.stream().flatMap(count -> finding(context, open, count, now));
    }

    private static Stream<Finding> finding(AlertContext context, @Nullable Alert open, long before, long now) {
        int limit = context.settings().testFailuresUp();
        long margin = context.settings().rule(AlertType.TESTS_FAILING).margin().longValue();
        FindingState state = now - before >= limit
                ? FindingState.BAD
                : now - before < limit - margin ? FindingState.GOOD : FindingState.UNKNOWN;
        if (open == null && state != FindingState.BAD) {
            return Stream.empty();
        }
        String message = state == FindingState.GOOD
                ? Plurals.count(now, "test fails, ", "tests fail, ") + before + " before it began"
                : Plurals.count(now, "test fails, ", "tests fail, ") + (now - before) + " more than before";
        return Stream.of(Finding.builder(AlertType.TESTS_FAILING, NAME)
                .metric(Metric.TEST_FAILURES)
                .state(state)
                .severity(Severity.WARNING)
                .before(new AlertLevel.Amount(before))
                .level(new AlertLevel.Amount(now))
                .worse(open != null && Escalation.byAmount(open, now, limit))
                .message(message)
                .create());
    }
}
