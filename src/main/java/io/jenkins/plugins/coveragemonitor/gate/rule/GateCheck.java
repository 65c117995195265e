package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a gate checks. Each kind is a record of its own options, under their names in a configuration, with its own
 * validation, wording and evaluation.
 */
public sealed interface GateCheck permits BandCheck, DropCheck, RatchetCheck, NewLinesCheck, UseCheck, TestsCheck {
    /** The name of its option, such as {@code maxDrop}. */
    String option();

    /** The only metric that it can judge; {@code null} if it judges that of the rule. */
    default @Nullable Metric ownMetric() {
        return null;
    }

    /**
     * Refuses invalid options.
     *
     * @throws IllegalArgumentException with one sentence that names the option and the remedy
     */
    void validate(Metric metric, Scope scope);

    /** The limit that {@code failBelow} must be below; {@code null} if there is none. */
    default @Nullable BigDecimal lowest() {
        return null;
    }

    /** The limit that {@code failAbove} must be above; {@code null} if there is none. */
    @Nullable
    BigDecimal highest();

    /** Whether it compares with a baseline in a scope. */
    boolean comparesWithBaseline(Scope scope);

    /** Whether its limit does not depend on another build. */
    default boolean isFixed(Scope scope) {
        return !comparesWithBaseline(scope) && !(this instanceof RatchetCheck);
    }

    /** The baseline to compare with, if it compares. */
    default BaselineChoice baseline() {
        return BaselineChoice.STANDARD;
    }

    /** The check in words, such as {@code Line at least 80 %}. */
    String title(Metric metric);

    /** The expected value, such as {@code 80 %}, {@code −0.50 points} or {@code at most 10 lines}. */
    String expected(Metric metric);
}
