package io.jenkins.plugins.coveragemonitor.alert;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When alerts fire and how their life proceeds. The names are those of the configuration file and of the job's
 * configuration, where all are optional.
 *
 * @param metrics the metrics that are checked for drops, rises and targets
 * @param maxDrop the least drop in percentage points that is a regression, more than 0
 * @param criticalDrop the least drop in percentage points that is critical
 * @param testFailuresUp how many additional failing tests raise an alert, 1 or more
 * @param testTimeUpPercent how many per cent longer than usual the tests must take to raise an alert, more than 0
 * @param testTimeUpSeconds how many seconds longer they must take as well, because short times are noisy
 * @param minRise the least rise in percentage points that is an improvement, more than 0
 * @param target the target of coverage in per cent
 * @param approaching the percentage of the target from which coverage counts as close to it
 * @param trendWindow how many builds rules look back if they need several, 2 or more
 * @param minSamples how many of them must be measured, 1 or more
 * @param reopenHours within how many hours of its end an alert that fires again is continued; 0 for never
 * @param repeatHours after how many hours an unacknowledged alert is sent again; 0 for never
 * @param acceptDays after how many days a regression is accepted automatically; 0 for never
 * @param staleDays after how many days without a measured build the measurement counts as lost; 0 for never
 * @param branchDays after how many days without a build a branch counts as gone while the job builds others; 0 for
 * never
 * @param rules the settings that differ for a type
 */
@JsonDeserialize(builder = AlertSettingsBuilder.class)
public record AlertSettings(
        List<Metric> metrics,
        BigDecimal maxDrop,
        BigDecimal criticalDrop,
        int testFailuresUp,
        BigDecimal testTimeUpPercent,
        int testTimeUpSeconds,
        BigDecimal minRise,
        BigDecimal target,
        BigDecimal approaching,
        int trendWindow,
        int minSamples,
        int reopenHours,
        int repeatHours,
        int acceptDays,
        int staleDays,
        int branchDays,
        Map<AlertType, RuleSettings> rules) {
    /** The defaults. */
    public static final AlertSettings DEFAULT = new AlertSettingsBuilder().build();

    /**
     * Creates settings.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence
     */
    public AlertSettings {
        metrics = List.copyOf(metrics);
        for (Metric metric : metrics) {
            if (!metric.isCoverage()) {
                throw new IllegalArgumentException("alerts: metrics: " + metric + " has no percentage");
            }
        }
        positive("maxDrop", maxDrop);
        positive("criticalDrop", criticalDrop);
        positive("minRise", minRise);
        positive("testTimeUpPercent", testTimeUpPercent);
        percent("target", target);
        percent("approaching", approaching);
        atLeast("testFailuresUp", testFailuresUp, 1);
        atLeast("testTimeUpSeconds", testTimeUpSeconds, 0);
        atLeast("trendWindow", trendWindow, 2);
        atLeast("minSamples", minSamples, 1);
        atLeast("reopenHours", reopenHours, 0);
        atLeast("repeatHours", repeatHours, 0);
        atLeast("acceptDays", acceptDays, 0);
        atLeast("staleDays", staleDays, 0);
        atLeast("branchDays", branchDays, 0);
        EnumMap<AlertType, RuleSettings> copy = new EnumMap<>(AlertType.class);
        copy.putAll(rules);
        // In JSON a type may be there without any setting.
        copy.values().removeIf(Objects::isNull);
        rules = Collections.unmodifiableMap(copy);
    }

    /** The effective settings of the rules of a type: its own, completed by the common ones. */
    public EffectiveRule rule(AlertType type) {
        boolean trend = type == AlertType.TREND_DEGRADATION;
        EffectiveRule byDefault =
                new EffectiveRule(true, trend ? 3 : 1, trend ? 2 : 1, BigDecimal.ZERO, trendWindow, minSamples);
        return rules.getOrDefault(type, RuleSettings.DEFAULT).or(byDefault, leastSamples(type));
    }

    /** A copy in which the settings of each type are complete. */
    public AlertSettings completed() {
        AlertSettings all = this;
        for (AlertType type : AlertType.values()) {
            all = all.with(type, RuleSettings.of(rule(type)));
        }
        return all;
    }

    /** The fewest measured builds a rule of this type needs, whatever is configured. */
    private static int leastSamples(AlertType type) {
        return switch (type) {
            case TREND_DEGRADATION -> TrendSettings.DEFAULT.minSamples();
            case ANOMALY -> 10;
            default -> 1;
        };
    }

    /** A copy with other settings for one type. */
    public AlertSettings with(AlertType type, RuleSettings rule) {
        EnumMap<AlertType, RuleSettings> all = new EnumMap<>(AlertType.class);
        all.putAll(rules);
        all.put(type, rule);
        return toBuilder().rules(all).build();
    }

    /** A builder that starts from these settings. */
    public AlertSettingsBuilder toBuilder() {
        return new AlertSettingsBuilder()
                .metrics(metrics)
                .maxDrop(maxDrop)
                .criticalDrop(criticalDrop)
                .testFailuresUp(testFailuresUp)
                .testTimeUpPercent(testTimeUpPercent)
                .testTimeUpSeconds(testTimeUpSeconds)
                .minRise(minRise)
                .target(target)
                .approaching(approaching)
                .trendWindow(trendWindow)
                .minSamples(minSamples)
                .reopenHours(reopenHours)
                .repeatHours(repeatHours)
                .acceptDays(acceptDays)
                .staleDays(staleDays)
                .branchDays(branchDays)
                .rules(rules);
    }

    Duration reopenWithin() {
        return Duration.ofHours(reopenHours);
    }

    static void atLeast(String name, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw new IllegalArgumentException("alerts: " + name + " is " + value + "; give " + least + " or more");
        }
    }

    static void notNegative(String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException("alerts: " + name + " is " + value + "; give 0 or more");
        }
    }

    private static void positive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("alerts: " + name + " is " + value + "; give more than 0");
        }
    }

    private static void percent(String name, BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "alerts: " + name + " is " + value + "; give more than 0 and at most 100");
        }
    }
}
