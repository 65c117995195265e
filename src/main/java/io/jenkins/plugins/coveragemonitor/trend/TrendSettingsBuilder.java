package io.jenkins.plugins.coveragemonitor.trend;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TrendSettings}. */
public final class TrendSettingsBuilder {
    private @Nullable BigDecimal target;
    private BigDecimal approaching = BigDecimal.valueOf(95);
    private int window = 20;
    private int minSamples = 8;
    private double level = 0.001;
    private double minSlope = 0.005;
    private double stepLevel = 0.0001;
    private double minStep = 0.1;
    private double spike = 6;
    private int horizonDays = 90;

    TrendSettingsBuilder() {}

    /**
     * The value to forecast, in per cent, or {@code null} if none is set: then the next milestone is, and all of
     * the code is what coverage approaches and reaches.
     */
    public TrendSettingsBuilder target(@Nullable BigDecimal value) {
        target = value;
        return this;
    }

    /** From how many per cent of the target on it is near, above 0 and up to 100. */
    public TrendSettingsBuilder approaching(BigDecimal value) {
        approaching = value;
        return this;
    }

    /** How many builds count as recent, 3 or more. */
    public TrendSettingsBuilder window(int value) {
        window = value;
        return this;
    }

    /** With fewer measured builds than this since the last change there is no direction, 3 or more. */
    public TrendSettingsBuilder minSamples(int value) {
        minSamples = value;
        return this;
    }

    /** The significance level of a direction: how often noise alone may pass for one, above 0 and below 1. */
    public TrendSettingsBuilder level(double value) {
        level = value;
        return this;
    }

    /** The least slope of a direction, in percentage points a build, 0 or more. */
    public TrendSettingsBuilder minSlope(double value) {
        minSlope = value;
        return this;
    }

    /**
     * The significance level of a change point in a history of up to 100 builds; longer ones are judged more
     * strictly, as more builds are more chances.
     */
    public TrendSettingsBuilder stepLevel(double value) {
        stepLevel = value;
        return this;
    }

    /** The least step of a change point, in percentage points, 0 or more. */
    public TrendSettingsBuilder minStep(double value) {
        minStep = value;
        return this;
    }

    /** How many noise widths off a build is an anomaly, above 0. */
    public TrendSettingsBuilder spike(double value) {
        spike = value;
        return this;
    }

    /** A forecast further away than this is not made, 1 or more. */
    public TrendSettingsBuilder horizonDays(int value) {
        horizonDays = value;
        return this;
    }

    /** Makes it. */
    public TrendSettings build() {
        return new TrendSettings(
                target, approaching, window, minSamples, level, minSlope, stepLevel, minStep, spike, horizonDays);
    }
}
