package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;

/**
 * What holds for the rules of one type of alert: what is set for them, completed by what is set for all.
 *
 * @param enabled whether they search builds at all
 * @param pending how many bad builds in a row make an alert
 * @param resolveAfter how many good builds in a row end it
 * @param margin by how much a value must be better than the limit to count as good, in points, tests or per cent
 * @param trendWindow how many builds back they look, 2 or more
 * @param minSamples how many of them must be measured, 1 or more
 */
public record EffectiveRule(
        boolean enabled, int pending, int resolveAfter, BigDecimal margin, int trendWindow, int minSamples) {}
