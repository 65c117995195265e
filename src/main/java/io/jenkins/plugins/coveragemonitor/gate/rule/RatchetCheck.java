package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;

/**
 * {@code ratchet}: never below the best so far.
 *
 * @param ratchetBuilds how many measured builds before its first evaluation count; 0 for all
 * @param tolerance how many covered lines may be lost, 0 or more
 */
public record RatchetCheck(int ratchetBuilds, int tolerance) implements GateCheck {
    /** The option of a configuration. */
    @JsonProperty
    public boolean ratchet() {
        return true;
    }

    @Override
    public String option() {
        return "ratchet";
    }

    @Override
    public void validate(Metric metric, Scope scope) {
        Refusal.unless(
                metric.isCoverage(),
                "metric " + metric + " has no percentage to drop or ratchet: use atLeast, atMost or a test gate");
        Refusal.unless(
                scope != Scope.PATCH,
                "ratchet has nothing to compare a patch with, as each patch is new: use atLeast, or scope FILES");
        Refusal.unless(
                ratchetBuilds >= 0, "ratchetBuilds is " + ratchetBuilds + ": give a number of builds, or 0 for all");
        Refusal.unless(tolerance >= 0, "tolerance is " + tolerance + ": give a number of lines, 0 or more");
    }

    @Override
    public BigDecimal highest() {
        return BigDecimal.valueOf(tolerance);
    }

    @Override
    public boolean comparesWithBaseline(Scope scope) {
        return false;
    }

    @Override
    public String title(Metric metric) {
        return metric.title() + " may only rise";
    }

    @Override
    public String expected(Metric metric) {
        return "the best so far";
    }

    /**
     * Judges a share.
     *
     * @param since the build that reached the best, in words
     */
    public CheckResult judge(GateRule rule, Counter best, Counter now, String since) {
        long missing = Ratio.of(best).needed(now);
        String actual = NumberFormat.percent(now, best);
        String expected = NumberFormat.percent(best, now);
        if (missing <= tolerance) {
            String within = missing == 0
                    ? "the best so far is " + since
                    : missing + " " + CountedThings.of(rule.metric(), missing) + " below the best so far (" + since
                            + "), within the tolerance";
            return CheckResult.of(Outcome.PASSED, actual, expected, within);
        }
        long needed = missing - tolerance;
        return new CheckResult(
                rule.levels().above(level -> BigDecimal.valueOf(missing).compareTo(level) > 0),
                actual,
                expected,
                CountedThings.needed(rule.metric(), needed) + "; the best so far is " + since,
                needed);
    }
}
