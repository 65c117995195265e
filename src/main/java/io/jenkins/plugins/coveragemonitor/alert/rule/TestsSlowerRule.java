package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.alert.Escalation;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tests take longer than usual, by some per cent and by some seconds. Usual is the median of the builds in the
 * window, because single times are noisy; an open alert keeps the median it began with.
 */
final class TestsSlowerRule implements AlertRule {
    static final String NAME = "tests-slower";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Alert open = context.open(NAME, Metric.TEST_TIME, "").orElse(null);
        if (!context.point().tests().isMeasured()) {
            return open == null ? Stream.empty() : Stream.of(Finding.about(open, FindingState.UNKNOWN, open.message()));
        }
        OptionalLong usual = open != null ? OptionalLong.of(AlertLevel.millis(open.before())) : median(context);
        return usual.isEmpty() ? Stream.empty() : finding(context, open, usual.getAsLong());
    }

    private static Stream<Finding> finding(AlertContext context, @Nullable Alert open, long usual) {
        AlertSettings settings = context.settings();
        long now = context.point().tests().time().toMillis();
        BigDecimal percent = settings.testTimeUpPercent();
        BigDecimal margin = settings.rule(AlertType.TESTS_SLOWER).margin();
        FindingState state = isSlower(now, usual, percent, settings.testTimeUpSeconds())
                ? FindingState.BAD
                : isSlower(now, usual, percent.subtract(margin), settings.testTimeUpSeconds())
                        ? FindingState.UNKNOWN
                        : FindingState.GOOD;
        if (open == null && state != FindingState.BAD) {
            return Stream.empty();
        }
        AlertLevel.Millis before = new AlertLevel.Millis(usual);
        AlertLevel.Millis level = new AlertLevel.Millis(now);
        long more = Math.max(
                Duration.ofSeconds(settings.testTimeUpSeconds()).toMillis(),
                percent.multiply(BigDecimal.valueOf(usual)).longValue() / 100);
        String message = state == FindingState.GOOD
                ? "tests take " + level.text() + " again"
                : "tests take " + level.text() + ", usually " + before.text();
        return Stream.of(Finding.builder(AlertType.TESTS_SLOWER, NAME)
                .metric(Metric.TEST_TIME)
                .state(state)
                .severity(Severity.WARNING)
                .before(before)
                .level(level)
                .worse(open != null && Escalation.byAmount(open, now, Math.max(1, more)))
                .message(message)
                .create());
    }

    private static boolean isSlower(long now, long usual, BigDecimal percent, int seconds) {
        BigDecimal limit = BigDecimal.valueOf(usual).multiply(percent.add(BigDecimal.valueOf(100)));
        return BigDecimal.valueOf(now).multiply(BigDecimal.valueOf(100)).compareTo(limit) >= 0
                && now - usual >= Duration.ofSeconds(seconds).toMillis()
                && now > usual;
    }

    private static OptionalLong median(AlertContext context) {
        EffectiveRule rule = context.settings().rule(AlertType.TESTS_SLOWER);
        List<Long> times = context.earlier().stream()
                .filter(point -> point.tests().isMeasured())
                .map(point -> point.tests().time().toMillis())
                .toList();
        List<Long> window = times.subList(Math.max(0, times.size() - rule.trendWindow()), times.size()).stream()
                .sorted()
                .toList();
        return window.size() < rule.minSamples()
                ? OptionalLong.empty()
                : OptionalLong.of(window.get((window.size() - 1) / 2));
    }
}
