package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a gate affects the build.
 *
 * @param onMiss the result of a miss; {@code null} is {@link OnMiss#WARNING}
 * @param failBelow the failure level below the lowest good value, or {@code null}
 * @param failAbove the failure level above the gate's other limit, in its unit, or {@code null}
 * @param informational whether the result is shown but never affects the build
 * @param onNotEvaluated the result if there is something to judge but it cannot be judged, because a report is lost or
 * the changed lines are unknown; {@code null} for none
 * @param evaluatePartial whether a partial measurement is judged by what is there; only for fixed limits
 * @param stageOnly whether a miss marks the stage of a Pipeline and does not affect the build
 */
public record GateLevels(
        OnMiss onMiss,
        @Nullable BigDecimal failBelow,
        @Nullable BigDecimal failAbove,
        boolean informational,
        @Nullable OnMiss onNotEvaluated,
        boolean evaluatePartial,
        boolean stageOnly) {
    /** Creates levels; {@link #validate} checks whether they fit a check. */
    public GateLevels(
            @Nullable OnMiss onMiss,
            @Nullable BigDecimal failBelow,
            @Nullable BigDecimal failAbove,
            boolean informational,
            @Nullable OnMiss onNotEvaluated,
            boolean evaluatePartial,
            boolean stageOnly) {
        this.onMiss = onMiss == null ? OnMiss.WARNING : onMiss;
        this.failBelow = failBelow;
        this.failAbove = failAbove;
        this.informational = informational;
        this.onNotEvaluated = onNotEvaluated;
        this.evaluatePartial = evaluatePartial;
        this.stageOnly = stageOnly;
    }

    void validate(GateCheck check, Scope scope) {
        BigDecimal lowest = check.lowest();
        BigDecimal highest = check.highest();
        Refusal.unless(
                onMiss == OnMiss.WARNING || failBelow == null && failAbove == null,
                "onMiss FAILED already fails the build at the first level: leave out "
                        + (failBelow != null ? "failBelow" : "failAbove") + ", or say onMiss WARNING");
        Refusal.unless(
                !stageOnly || !informational,
                "stageOnly marks the stage and informational changes nothing: leave one of them out");
        Refusal.unless(
                !evaluatePartial || check.isFixed(scope),
                "evaluatePartial belongs to a fixed limit: leave it out, as a part is compared with nothing");
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
     * @param below tells whether the value is below a limit
     */
    Outcome below(Predicate<BigDecimal> below) {
        return missed(failBelow, below);
    }

    /**
     * The outcome of a value above the other limit.
     *
     * @param above tells whether the value is above a limit
     */
    Outcome above(Predicate<BigDecimal> above) {
        return missed(failAbove, above);
    }

    private Outcome missed(@Nullable BigDecimal failureLevel, Predicate<BigDecimal> beyond) {
        if (failureLevel == null) {
            return onMiss.outcome();
        }
        return beyond.test(failureLevel) ? Outcome.FAILED : Outcome.WARNING;
    }
}
