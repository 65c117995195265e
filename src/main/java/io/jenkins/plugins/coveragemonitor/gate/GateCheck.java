package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a gate checks. Each kind is a record of the options that belong to it alone, named as a configuration names them,
 * and knows what makes sense for it, how it reads, and how it judges.
 */
public sealed interface GateCheck permits BandCheck, DropCheck, RatchetCheck, NewLinesCheck, UseCheck, TestsCheck {
    /** The name of the option that asks for it, such as {@code maxDrop}. */
    String option();

    /** The only metric that it can judge; {@code null} if it judges the one that the rule names. */
    default @Nullable Metric ownMetric() {
        return null;
    }

    /**
     * Refuses options that make no sense.
     *
     * @throws IllegalArgumentException with one sentence that names the option and the remedy
     */
    void validate(Metric metric, Scope scope);

    /** The limit that {@code failBelow} lies below; {@code null} if it has none. */
    default @Nullable BigDecimal lowest() {
        return null;
    }

    /** The limit that {@code failAbove} lies above; {@code null} if it has none. */
    @Nullable
    BigDecimal highest();

    /** Whether it compares with a baseline build when it judges a scope. */
    boolean comparesWithBaseline(Scope scope);

    /** Whether it holds a value to a limit that no other build sets. */
    default boolean isFixed(Scope scope) {
        return !comparesWithBaseline(scope) && !(this instanceof RatchetCheck);
    }

    /** The build that it compares with, if it compares with one. */
    default BaselineChoice baseline() {
        return BaselineChoice.STANDARD;
    }

    /** The check in words, such as {@code Line at least 80 %}. */
    String title(Metric metric);

    /** What it wants, such as {@code 80 %}, {@code −0.50 points} or {@code at most 10 lines}. */
    String expected(Metric metric);
}
