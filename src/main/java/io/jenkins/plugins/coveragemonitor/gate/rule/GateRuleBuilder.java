package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link GateRule} by the names used in configurations; values that are not set, or set to {@code null}, keep
 * their defaults. Names of metrics and choices are case-insensitive.
 */
@JsonPOJOBuilder(withPrefix = "")
public final class GateRuleBuilder {
    private @Nullable String name;
    private @Nullable Metric metric;
    private @Nullable Scope scope;
    private @Nullable String component;
    private @Nullable String path;
    private @Nullable String flag;
    private @Nullable BigDecimal atLeast;
    private @Nullable BigDecimal atMost;
    private @Nullable BigDecimal maxDrop;
    private boolean ratchet;
    private int ratchetBuilds;
    private @Nullable Integer newUncoveredLines;
    private @Nullable Integer usedButUntested;
    private @Nullable Integer testFailuresUp;
    private @Nullable BigDecimal testTimeUpPercent;
    private @Nullable Integer testsDisappeared;
    private @Nullable OnMiss onMiss;
    private @Nullable BigDecimal failBelow;
    private @Nullable BigDecimal failAbove;
    private boolean informational;
    private int ignorePatchBelow;
    private boolean onlyWorse;
    private boolean stageOnly;
    private @Nullable BaselineKind baseline;
    private @Nullable String baselineJob;
    private @Nullable RemovedCode removedCode;
    private int tolerance;
    private @Nullable OnMiss onNotEvaluated;
    private boolean evaluatePartial;

    /** The name of the gate; by default one made from the rule. */
    public GateRuleBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    /** The metric by its name; {@code LINE} by default, or the check's own. */
    public GateRuleBuilder metric(@Nullable String value) {
        metric = choice("metric", Metric.class, value);
        return this;
    }

    /** The scope by its name, such as {@code PATCH}; derived from component and path by default. */
    public GateRuleBuilder scope(@Nullable String value) {
        scope = choice("scope", Scope.class, value);
        return this;
    }

    /** The component to judge; the whole project by default. */
    public GateRuleBuilder component(@Nullable String value) {
        component = value;
        return this;
    }

    /** A glob for the paths of files to judge; all by default. */
    public GateRuleBuilder path(@Nullable String value) {
        path = value;
        return this;
    }

    /** The only kind of tests whose reports are judged; all by default. */
    public GateRuleBuilder flag(@Nullable String value) {
        flag = value;
        return this;
    }

    /** The lowest good value: per cent, a number of tests, or seconds. */
    public GateRuleBuilder atLeast(@Nullable BigDecimal value) {
        atLeast = value;
        return this;
    }

    /** The highest good value: per cent, a number of tests, or seconds. */
    public GateRuleBuilder atMost(@Nullable BigDecimal value) {
        atMost = value;
        return this;
    }

    /** The allowed drop in percentage points, 0 to 100. */
    public GateRuleBuilder maxDrop(@Nullable BigDecimal value) {
        maxDrop = value;
        return this;
    }

    /** Whether coverage may never fall below its best; {@code false} by default. */
    public GateRuleBuilder ratchet(@Nullable Boolean value) {
        ratchet = value != null && value;
        return this;
    }

    /** How many measured builds the ratchet begins with; 0 for all. */
    public GateRuleBuilder ratchetBuilds(@Nullable Integer value) {
        ratchetBuilds = value == null ? 0 : value;
        return this;
    }

    /** The allowed number of newly uncovered lines, 0 or more. */
    public GateRuleBuilder newUncoveredLines(@Nullable Integer value) {
        newUncoveredLines = value;
        return this;
    }

    /** The allowed number of lines that services run and no test covers, 0 or more. */
    public GateRuleBuilder usedButUntested(@Nullable Integer value) {
        usedButUntested = value;
        return this;
    }

    /** How many additional failing tests miss the gate, 1 or more. */
    public GateRuleBuilder testFailuresUp(@Nullable Integer value) {
        testFailuresUp = value;
        return this;
    }

    /** How many per cent of additional test time miss the gate, more than 0. */
    public GateRuleBuilder testTimeUpPercent(@Nullable BigDecimal value) {
        testTimeUpPercent = value;
        return this;
    }

    /** How many fewer tests miss the gate, 1 or more. */
    public GateRuleBuilder testsDisappeared(@Nullable Integer value) {
        testsDisappeared = value;
        return this;
    }

    /** The result of a miss: {@code WARNING}, the default, or {@code FAILED}. */
    public GateRuleBuilder onMiss(@Nullable String value) {
        onMiss = choice("onMiss", OnMiss.class, value);
        return this;
    }

    /** The failure level below {@code atLeast}; none by default. */
    public GateRuleBuilder failBelow(@Nullable BigDecimal value) {
        failBelow = value;
        return this;
    }

    /** The failure level above the limit; none by default. */
    public GateRuleBuilder failAbove(@Nullable BigDecimal value) {
        failAbove = value;
        return this;
    }

    /** Whether the result is shown but never affects the build; {@code false} by default. */
    public GateRuleBuilder informational(@Nullable Boolean value) {
        informational = value != null && value;
        return this;
    }

    /** Changes of fewer measured lines are not judged; 0, the default, judges all. */
    public GateRuleBuilder ignorePatchBelow(@Nullable Integer value) {
        ignorePatchBelow = value == null ? 0 : value;
        return this;
    }

    /** Whether a patch is judged without missed lines that replace missed lines; {@code false} by default. */
    public GateRuleBuilder onlyWorse(@Nullable Boolean value) {
        onlyWorse = value != null && value;
        return this;
    }

    /** Whether a miss marks the stage of a Pipeline and does not affect the build; {@code false} by default. */
    public GateRuleBuilder stageOnly(@Nullable Boolean value) {
        stageOnly = value != null && value;
        return this;
    }

    /** The baseline by its name, such as {@code PREVIOUS}. */
    public GateRuleBuilder baseline(@Nullable String value) {
        baseline = choice("baseline", BaselineKind.class, value);
        return this;
    }

    /** The full name of the job for the baseline {@code JOB}. */
    public GateRuleBuilder baselineJob(@Nullable String value) {
        baselineJob = value;
        return this;
    }

    /** {@code ADJUST}, the default, or {@code KEEP}. */
    public GateRuleBuilder removedCode(@Nullable String value) {
        removedCode = choice("removedCode", RemovedCode.class, value);
        return this;
    }

    /** How many covered lines a ratchet may lose, 0 or more. */
    public GateRuleBuilder tolerance(@Nullable Integer value) {
        tolerance = value == null ? 0 : value;
        return this;
    }

    /** The result if the gate cannot be evaluated: {@code WARNING} or {@code FAILED}; none by default. */
    public GateRuleBuilder onNotEvaluated(@Nullable String value) {
        onNotEvaluated = choice("onNotEvaluated", OnMiss.class, value);
        return this;
    }

    /** Whether a partial measurement is judged by what is there; {@code false} by default. */
    public GateRuleBuilder evaluatePartial(@Nullable Boolean value) {
        evaluatePartial = value != null && value;
        return this;
    }

    /**
     * Builds the rule.
     *
     * @throws IllegalArgumentException if it is not valid; the message is one sentence that says why and what to do
     */
    public GateRule build() {
        return new GateRule(
                name,
                metric,
                scope,
                component,
                path,
                check(),
                new GateLevels(onMiss, failBelow, failAbove, informational, onNotEvaluated, evaluatePartial, stageOnly),
                ignorePatchBelow,
                onlyWorse,
                flag);
    }

    private GateCheck check() {
        BaselineChoice compared = new BaselineChoice(baseline, baselineJob);
        List<GateCheck> asked = Stream.<GateCheck>of(
                        atLeast == null && atMost == null ? null : new BandCheck(atLeast, atMost),
                        maxDrop == null ? null : new DropCheck(maxDrop, compared, removedCode),
                        ratchet ? new RatchetCheck(ratchetBuilds, tolerance) : null,
                        newUncoveredLines == null ? null : new NewLinesCheck(newUncoveredLines, compared),
                        usedButUntested == null ? null : new UseCheck(usedButUntested),
                        testFailuresUp == null ? null : new TestsCheck.FailuresUp(testFailuresUp, compared),
                        testTimeUpPercent == null ? null : new TestsCheck.TimeUp(testTimeUpPercent, compared),
                        testsDisappeared == null ? null : new TestsCheck.Disappeared(testsDisappeared, compared))
                .filter(Objects::nonNull)
                .toList();
        Refusal.unless(
                !asked.isEmpty(),
                "a gate has no limit: give one of atLeast, atMost, maxDrop, ratchet, newUncoveredLines,"
                        + " usedButUntested, testFailuresUp, testTimeUpPercent or testsDisappeared");
        Refusal.unless(
                asked.size() == 1,
                "a gate has both " + asked.stream().map(GateCheck::option).collect(Collectors.joining(" and "))
                        + ": make each a gate of its own");
        GateCheck check = asked.get(0);
        Refusal.unless(
                ratchet || ratchetBuilds == 0, "ratchetBuilds belongs to a ratchet: leave it out, or say ratchet true");
        Refusal.unless(ratchet || tolerance == 0, "tolerance belongs to a ratchet: leave it out, or say ratchet true");
        Refusal.unless(
                baseline == null
                        || !(check instanceof BandCheck)
                                && !(check instanceof RatchetCheck)
                                && !(check instanceof UseCheck),
                "baseline belongs to a gate that compares with one: leave it out of atLeast, atMost, ratchet and"
                        + " usedButUntested");
        return check;
    }

    private static <E extends Enum<E>> @Nullable E choice(String field, Class<E> type, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String wanted = value.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + field + " '" + value + "': use one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
