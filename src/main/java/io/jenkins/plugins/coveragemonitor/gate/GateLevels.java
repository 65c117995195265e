package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * What a gate makes of the build.
 *
 * @param onMiss what a miss makes of the build; {@code null} is {@link OnMiss#WARNING}
 * @param failBelow the failure level below the lowest good value, or {@code null}
 * @param failAbove the failure level above the gate's other limit, in its unit, or {@code null}
 * @param informational whether the result is shown but never changes the build
 */
public record GateLevels(OnMiss onMiss, BigDecimal failBelow, BigDecimal failAbove, boolean informational) {
    /** A miss warns. */
    public static final GateLevels WARNING = new GateLevels(OnMiss.WARNING, null, null, false);

    /** Creates levels; {@link #validate} says whether they fit a check. */
    public GateLevels {
        onMiss = onMiss == null ? OnMiss.WARNING : onMiss;
    }

    void validate(GateCheck check) {
        BigDecimal lowest = check.lowest();
        BigDecimal highest = check.highest();
        Refusal.unless(
                onMiss == OnMiss.WARNING || failBelow == null && failAbove == null,
                "onMiss FAILED already fails the build at the first level: leave out "
                        + (failBelow != null ? "failBelow" : "failAbove") + ", or say onMiss WARNING");
        Refusal.outside("failBelow", failBelow, null);
        Refusal.outside("failAbove", failAbove, null);
        Refusal.unless(
                failBelow == null || lowest != null,
                "failBelow has no atLeast to be below: give atLeast, or use failAbove");
        Refusal.unless(
                failBelow == null || failBelow.compareTo(lowest) <= 0,
                "failBelow is " + Refusal.plain(failBelow) + ", above atLeast: give a number of at most "
                        + Refusal.plain(lowest));
        Refusal.unless(
                failAbove == null || highest != null,
                "failAbove has no limit to be above: give atMost, or use failBelow");
        Refusal.unless(
                failAbove == null || failAbove.compareTo(highest) >= 0,
                "failAbove is " + Refusal.plain(failAbove) + ", below the gate's own limit: give a number of at least "
                        + Refusal.plain(highest));
    }

    /**
     * The outcome of a value below the lowest good one.
     *
     * @param below whether the value is below a limit
     */
    Outcome below(Predicate<BigDecimal> below) {
        return missed(failBelow, below);
    }

    /**
     * The outcome of a value above the other limit.
     *
     * @param above whether the value is above a limit
     */
    Outcome above(Predicate<BigDecimal> above) {
        return missed(failAbove, above);
    }

    private Outcome missed(BigDecimal failureLevel, Predicate<BigDecimal> beyond) {
        if (failureLevel == null) {
            return onMiss.outcome();
        }
        return beyond.test(failureLevel) ? Outcome.FAILED : Outcome.WARNING;
    }
}
