package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one rule; {@code null} takes the default of its type.
 *
 * @param enabled whether the rule runs
 * @param pending after how many builds in a row its alert becomes active, 1 or more
 * @param resolveAfter after how many good builds in a row its alert is resolved, 1 or more
 * @param margin by how much a value must be better than the limit to count as good, in points, tests or per cent
 * @param trendWindow how many builds back it looks, 2 or more
 * @param minSamples how many of them must be measured, 1 or more
 */
public record RuleSettings(
        @Nullable Boolean enabled,
        @Nullable Integer pending,
        @Nullable Integer resolveAfter,
        @Nullable BigDecimal margin,
        @Nullable Integer trendWindow,
        @Nullable Integer minSamples) {
    /** Everything by default. */
    public static final RuleSettings DEFAULT = new RuleSettings(null, null, null, null, null, null);

    /**
     * Creates settings.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence
     */
    public RuleSettings {
        AlertSettings.atLeast("pending", pending, 1);
        AlertSettings.atLeast("resolveAfter", resolveAfter, 1);
        AlertSettings.atLeast("trendWindow", trendWindow, 2);
        AlertSettings.atLeast("minSamples", minSamples, 1);
        AlertSettings.notNegative("margin", margin);
    }

    /** Settings with every value set. */
    static RuleSettings of(EffectiveRule rule) {
        return new RuleSettings(
                rule.enabled(),
                rule.pending(),
                rule.resolveAfter(),
                rule.margin(),
                rule.trendWindow(),
                rule.minSamples());
    }

    /** These settings completed by others; at least {@code leastSamples} samples are required. */
    EffectiveRule or(EffectiveRule other, int leastSamples) {
        return new EffectiveRule(
                enabled != null ? enabled : other.enabled(),
                pending != null ? pending : other.pending(),
                resolveAfter != null ? resolveAfter : other.resolveAfter(),
                margin != null ? margin : other.margin(),
                trendWindow != null ? trendWindow : other.trendWindow(),
                Math.max(leastSamples, minSamples != null ? minSamples : other.minSamples()));
    }
}
