package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a trend analysis looks for, and how sure it has to be before it reports something.
 *
 * @param target the value to forecast, in per cent, or {@code null} if none is set: then the next milestone is
 * forecast, and 100 per cent is what coverage approaches and reaches
 * @param approaching the percentage of the target from which coverage counts as close to it, above 0 and up to 100
 * @param window how many builds count as recent, 3 or more
 * @param minSamples with fewer measured builds than this since the last change there is no direction, 3 or more
 * @param level the significance level of a direction: how often noise alone may pass for one, above 0 and below 1
 * @param minSlope the least slope of a direction, in percentage points a build, 0 or more
 * @param stepLevel the significance level of a change point in a history of up to 100 builds; longer ones are judged
 * more strictly, because more builds give noise more chances
 * @param minStep the least step of a change point, in percentage points, 0 or more
 * @param spike how many noise widths away from its neighbours a build is an anomaly, above 0
 * @param horizonDays a forecast further away than this is not made, 1 or more
 */
@WithBuilder
public record TrendSettings(
        @Nullable BigDecimal target,
        BigDecimal approaching,
        int window,
        int minSamples,
        double level,
        double minSlope,
        double stepLevel,
        double minStep,
        double spike,
        int horizonDays) {
    /** The defaults. */
    public static final TrendSettings DEFAULT = TrendSettingsBuilder.builder()
            .target(null)
            .approaching(BigDecimal.valueOf(95))
            .window(20)
            .minSamples(8)
            .level(0.001)
            .minSlope(0.005)
            .stepLevel(0.0001)
            .minStep(0.1)
            .spike(6)
            .horizonDays(90)
            .create();

    /**
     * Creates settings.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence that names it and the
     * remedy
     */
    public TrendSettings {
        require(
                target == null || target.signum() > 0 && target.compareTo(BigDecimal.valueOf(100)) <= 0,
                "target is " + target + ": give a number above 0 and up to 100");
        require(
                approaching.signum() > 0 && approaching.compareTo(BigDecimal.valueOf(100)) <= 0,
                "approaching is " + approaching + ": give a number above 0 and up to 100");
        require(window >= 3, "trendWindow is " + window + ": give a number of builds, 3 or more");
        require(minSamples >= 3, "minSamples is " + minSamples + ": give a number of builds, 3 or more");
        require(level > 0 && level < 1, "level is " + level + ": give a number between 0 and 1");
        require(stepLevel > 0 && stepLevel < 1, "stepLevel is " + stepLevel + ": give a number between 0 and 1");
        require(minSlope >= 0, "minSlope is " + minSlope + ": give a number of points a build, 0 or more");
        require(minStep >= 0, "minStep is " + minStep + ": give a number of points, 0 or more");
        require(spike > 0, "spike is " + spike + ": give a number of noise widths above 0");
        require(horizonDays >= 1, "horizonDays is " + horizonDays + ": give a number of days, 1 or more");
    }

    /** A copy with another target in per cent, {@code null} for none. */
    public TrendSettings towards(@Nullable BigDecimal percent) {
        return toBuilder().target(percent).create();
    }

    /** A copy with another distance from which the target counts as near, in per cent of the target. */
    public TrendSettings nearFrom(BigDecimal percentOfTarget) {
        return toBuilder().approaching(percentOfTarget).create();
    }

    /** A builder that starts from these settings. */
    public TrendSettingsBuilder toBuilder() {
        return TrendSettingsBuilder.builder(this);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
