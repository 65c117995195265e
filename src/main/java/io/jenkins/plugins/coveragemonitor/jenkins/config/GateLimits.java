package io.jenkins.plugins.coveragemonitor.jenkins.config;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.QueryParameter;

/** The limits in a gate's form as they are typed; exactly one of them makes the check. */
@WithBuilder
public record GateLimits(
        String metric,
        String atLeast,
        String atMost,
        String maxDrop,
        String ratchet,
        String newUncoveredLines,
        String usedButUntested,
        String testFailuresUp,
        String testTimeUpPercent,
        String testsDisappeared) {
    /** Stapler fills it from the fields near the checked one, and the page repeats the check when one changes. */
    public static GateLimits fromStapler(
            @QueryParameter String metric,
            @QueryParameter String atLeast,
            @QueryParameter String atMost,
            @QueryParameter String maxDrop,
            @QueryParameter String ratchet,
            @QueryParameter String newUncoveredLines,
            @QueryParameter String usedButUntested,
            @QueryParameter String testFailuresUp,
            @QueryParameter String testTimeUpPercent,
            @QueryParameter String testsDisappeared) {
        return GateLimitsBuilder.builder()
                .metric(metric)
                .atLeast(atLeast)
                .atMost(atMost)
                .maxDrop(maxDrop)
                .ratchet(ratchet)
                .newUncoveredLines(newUncoveredLines)
                .usedButUntested(usedButUntested)
                .testFailuresUp(testFailuresUp)
                .testTimeUpPercent(testTimeUpPercent)
                .testsDisappeared(testsDisappeared)
                .create();
    }

    /** A gate with only the metric. */
    GateRuleBuilder none() {
        return new GateRuleBuilder().metric(metric);
    }

    /** The gate of all typed limits, without those that are not numbers, which their own fields report. */
    GateRuleBuilder all() {
        return none().atLeast(decimal(atLeast))
                .atMost(decimal(atMost))
                .maxDrop(decimal(maxDrop))
                .ratchet(Boolean.valueOf(ratchet))
                .newUncoveredLines(whole(newUncoveredLines))
                .usedButUntested(whole(usedButUntested))
                .testFailuresUp(whole(testFailuresUp))
                .testTimeUpPercent(decimal(testTimeUpPercent))
                .testsDisappeared(whole(testsDisappeared));
    }

    private static @Nullable BigDecimal decimal(String text) {
        return orNone(NumberField::decimal, text);
    }

    private static @Nullable Integer whole(String text) {
        return orNone(NumberField::whole, text);
    }

    private static <T> @Nullable T orNone(Function<String, T> read, String text) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException notified) {
            return null;
        }
    }
}
