package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code maxDrop}: the largest allowed drop below the baseline, in percentage points.
 *
 * @param maxDrop the allowed drop in percentage points, 0 to 100
 * @param baseline the build to compare with
 * @param removedCode how removed code counts; {@code null} is {@link RemovedCode#ADJUST}
 */
public record DropCheck(BigDecimal maxDrop, @JsonUnwrapped BaselineChoice baseline, @Nullable RemovedCode removedCode)
        implements GateCheck {
    /** Creates a check. */
    public DropCheck {
        removedCode = removedCode == null ? RemovedCode.ADJUST : removedCode;
    }

    @Override
    public String option() {
        return "maxDrop";
    }

    @Override
    public void validate(Metric metric, Scope scope) {
        Refusal.unless(
                metric.isCoverage(),
                "metric " + metric + " has no percentage to drop or ratchet: use atLeast, atMost or a test gate");
        Refusal.outside("maxDrop", maxDrop, Refusal.HUNDRED);
    }

    @Override
    public BigDecimal highest() {
        return maxDrop;
    }

    @Override
    public boolean comparesWithBaseline(Scope scope) {
        return true;
    }

    @Override
    public String title(Metric metric) {
        return metric.title() + " drop at most " + NumberFormat.points(maxDrop) + " points";
    }

    @Override
    public String expected(Metric metric) {
        return maxDrop.signum() == 0 ? "no drop" : "−" + NumberFormat.points(maxDrop) + " points";
    }

    /**
     * Judges a change.
     *
     * @param before the baseline's counter, already without removed code
     * @param now this build's counter
     * @param since the baseline in words
     */
    public CheckResult judge(GateRule rule, Counter before, Counter now, String since) {
        Points change = Points.between(before, now);
        String actual = NumberFormat.points(change, maxDrop);
        if (change.compareTo(maxDrop.negate()) >= 0) {
            return CheckResult.of(Outcome.PASSED, actual, rule.expected(), "against " + since);
        }
        long needed = Ratio.of(before).minus(maxDrop).needed(now);
        String reason = CountedThings.needed(rule.metric(), needed) + "; against " + since;
        Outcome outcome = rule.levels().above(level -> change.compareTo(level.negate()) < 0);
        return new CheckResult(outcome, actual, rule.expected(), reason, needed);
    }
}
