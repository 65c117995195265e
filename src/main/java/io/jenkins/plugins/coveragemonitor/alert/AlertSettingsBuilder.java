package io.jenkins.plugins.coveragemonitor.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link AlertSettings} by the names used in configurations. Values that are not set, or set to {@code null},
 * keep their defaults.
 */
@JsonPOJOBuilder(withPrefix = "")
public final class AlertSettingsBuilder {
    private List<Metric> metrics = List.of(Metric.LINE, Metric.BRANCH);
    private BigDecimal maxDrop = new BigDecimal("0.5");
    private BigDecimal criticalDrop = new BigDecimal("5");
    private int testFailuresUp = 5;
    private BigDecimal testTimeUpPercent = new BigDecimal("20");
    private int testTimeUpSeconds = 5;
    private BigDecimal minRise = new BigDecimal("0.5");
    private BigDecimal target = new BigDecimal("100");
    private BigDecimal approaching = new BigDecimal("95");
    private int trendWindow = 20;
    private int minSamples = 3;
    private int reopenHours = 24;
    private int repeatHours;
    private int acceptDays;
    private int staleDays;
    private int branchDays = 30;
    private Map<AlertType, RuleSettings> rules = Map.of();

    AlertSettingsBuilder() {}

    /** The metrics that are checked for drops, rises and targets. */
    @JsonProperty
    public AlertSettingsBuilder metrics(@Nullable List<Metric> value) {
        metrics = value == null ? metrics : value;
        return this;
    }

    /** The least drop in percentage points that is a regression, more than 0. */
    @JsonProperty
    public AlertSettingsBuilder maxDrop(@Nullable BigDecimal value) {
        maxDrop = value == null ? maxDrop : value;
        return this;
    }

    /** The least drop in percentage points that is critical. */
    @JsonProperty
    public AlertSettingsBuilder criticalDrop(@Nullable BigDecimal value) {
        criticalDrop = value == null ? criticalDrop : value;
        return this;
    }

    /** How many additional failing tests raise an alert, 1 or more. */
    @JsonProperty
    public AlertSettingsBuilder testFailuresUp(@Nullable Integer value) {
        testFailuresUp = value == null ? testFailuresUp : value;
        return this;
    }

    /** How many per cent longer than usual the tests must take to raise an alert, more than 0. */
    @JsonProperty
    public AlertSettingsBuilder testTimeUpPercent(@Nullable BigDecimal value) {
        testTimeUpPercent = value == null ? testTimeUpPercent : value;
        return this;
    }

    /** How many seconds longer they must take as well, because short times are noisy. */
    @JsonProperty
    public AlertSettingsBuilder testTimeUpSeconds(@Nullable Integer value) {
        testTimeUpSeconds = value == null ? testTimeUpSeconds : value;
        return this;
    }

    /** The least rise in percentage points that is an improvement, more than 0. */
    @JsonProperty
    public AlertSettingsBuilder minRise(@Nullable BigDecimal value) {
        minRise = value == null ? minRise : value;
        return this;
    }

    /** The target of coverage in per cent. */
    @JsonProperty
    public AlertSettingsBuilder target(@Nullable BigDecimal value) {
        target = value == null ? target : value;
        return this;
    }

    /** The per cent of the target from which on it counts as near. */
    @JsonProperty
    public AlertSettingsBuilder approaching(@Nullable BigDecimal value) {
        approaching = value == null ? approaching : value;
        return this;
    }

    /** How many builds rules look back if they need several, 2 or more. */
    @JsonProperty
    public AlertSettingsBuilder trendWindow(@Nullable Integer value) {
        trendWindow = value == null ? trendWindow : value;
        return this;
    }

    /** How many of them must be measured, 1 or more. */
    @JsonProperty
    public AlertSettingsBuilder minSamples(@Nullable Integer value) {
        minSamples = value == null ? minSamples : value;
        return this;
    }

    /** Within how many hours of its end an alert that fires again is continued; 0 for never. */
    @JsonProperty
    public AlertSettingsBuilder reopenHours(@Nullable Integer value) {
        reopenHours = value == null ? reopenHours : value;
        return this;
    }

    /** After how many hours an unacknowledged alert is sent again; 0 for never. */
    @JsonProperty
    public AlertSettingsBuilder repeatHours(@Nullable Integer value) {
        repeatHours = value == null ? repeatHours : value;
        return this;
    }

    /** After how many days a regression is accepted automatically; 0 for never. */
    @JsonProperty
    public AlertSettingsBuilder acceptDays(@Nullable Integer value) {
        acceptDays = value == null ? acceptDays : value;
        return this;
    }

    /** After how many days without a measured build the measurement counts as lost; 0 for never. */
    @JsonProperty
    public AlertSettingsBuilder staleDays(@Nullable Integer value) {
        staleDays = value == null ? staleDays : value;
        return this;
    }

    /** After how many days without a build a branch counts as gone while the job builds others; 0 for never. */
    @JsonProperty
    public AlertSettingsBuilder branchDays(@Nullable Integer value) {
        branchDays = value == null ? branchDays : value;
        return this;
    }

    /** The settings that differ for a type. */
    @JsonProperty
    public AlertSettingsBuilder rules(@Nullable Map<AlertType, RuleSettings> value) {
        rules = value == null ? rules : value;
        return this;
    }

    /**
     * Builds the settings.
     *
     * @throws IllegalArgumentException if a value is out of range; the message is one sentence
     */
    public AlertSettings build() {
        return new AlertSettings(
                metrics,
                maxDrop,
                criticalDrop,
                testFailuresUp,
                testTimeUpPercent,
                testTimeUpSeconds,
                minRise,
                target,
                approaching,
                trendWindow,
                minSamples,
                reopenHours,
                repeatHours,
                acceptDays,
                staleDays,
                branchDays,
                rules);
    }
}
