package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Optional;
import java.util.stream.Stream;

/** More tests fail than in the previous build with tests, by the limit or more; over when it is fewer than the limit more. */
final class TestsFailingRule implements Rule {
    static final String NAME = "tests-failing";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Alert open = context.open(NAME, Metric.TEST_FAILURES, "").orElse(null);
        if (!context.point().tests().isMeasured()) {
            return open == null ? Stream.empty() : Stream.of(Finding.about(open, Standing.UNKNOWN, open.message()));
        }
        long now = context.point().tests().failed();
        Optional<Long> before = open != null
                ? Optional.of(((Level.Amount) open.before()).amount())
                : context.last(point -> point.tests().isMeasured())
                        .map(Point::tests)
                        .map(tests -> tests.failed());
        return before.stream().flatMap(count -> finding(context, open, count, now));
    }

    private static Stream<Finding> finding(AlertContext context, Alert open, long before, long now) {
        int limit = context.settings().testFailuresUp();
        long margin = context.settings().rule(AlertType.TESTS_FAILING).margin().longValue();
        Standing standing =
                now - before >= limit ? Standing.BAD : now - before < limit - margin ? Standing.GOOD : Standing.UNKNOWN;
        if (open == null && standing != Standing.BAD) {
            return Stream.empty();
        }
        String message = standing == Standing.GOOD
                ? Plurals.count(now, "test fails, ", "tests fail, ") + before + " before it began"
                : Plurals.count(now, "test fails, ", "tests fail, ") + (now - before) + " more than before";
        return Stream.of(new Finding(
                AlertType.TESTS_FAILING,
                NAME,
                Metric.TEST_FAILURES,
                "",
                standing,
                Severity.WARNING,
                new Level.Amount(before),
                new Level.Amount(now),
                open != null && Worse.byAmount(open, now, limit),
                message));
    }
}
