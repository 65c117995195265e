package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;

/**
 * The settings of the rules of one type of alert: its own, completed by the common ones.
 *
 * @param enabled whether the rules run at all
 */
public record EffectiveRule(
        boolean enabled, int pending, int resolveAfter, BigDecimal margin, int trendWindow, int minSamples) {}
