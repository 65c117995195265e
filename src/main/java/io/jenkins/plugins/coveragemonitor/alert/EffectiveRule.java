package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;

/**
 * The settings of the rules of one type of alert: its own, completed by the common ones.
 *
 * @param enabled whether the rules run at all
 * @param pending how many bad builds in a row make an alert active, 1 or more
 * @param resolveAfter how many good builds in a row end it, 1 or more
 * @param margin by how much a value must be better than the limit to count as good, in points, tests or per cent
 * @param trendWindow how many builds back they look, 2 or more
 * @param minSamples how many of them must be measured, 1 or more
 */
public record EffectiveRule(
        boolean enabled, int pending, int resolveAfter, BigDecimal margin, int trendWindow, int minSamples) {}
