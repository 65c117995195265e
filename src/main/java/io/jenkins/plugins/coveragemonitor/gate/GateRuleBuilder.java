package io.jenkins.plugins.coveragemonitor.gate;

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
 * Makes a {@link GateRule} from the names that a configuration uses; what is not set, or set to {@code null}, keeps its
 * default. Names of metrics and choices are read without regard to case.
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

    /** What people call the gate. */
    public GateRuleBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    /** The metric by its name, such as {@code LINE}. */
    public GateRuleBuilder metric(@Nullable String value) {
        metric = choice("metric", Metric.class, value);
        return this;
    }

    /** The scope by its name, such as {@code PATCH}. */
    public GateRuleBuilder scope(@Nullable String value) {
        scope = choice("scope", Scope.class, value);
        return this;
    }

    /** The component to judge. */
    public GateRuleBuilder component(@Nullable String value) {
        component = value;
        return this;
    }

    /** A glob over file paths. */
    public GateRuleBuilder path(@Nullable String value) {
        path = value;
        return this;
    }

    /** The kind of tests whose reports alone are judged. */
    public GateRuleBuilder flag(@Nullable String value) {
        flag = value;
        return this;
    }

    /** The lowest good value. */
    public GateRuleBuilder atLeast(@Nullable BigDecimal value) {
        atLeast = value;
        return this;
    }

    /** The highest good value. */
    public GateRuleBuilder atMost(@Nullable BigDecimal value) {
        atMost = value;
        return this;
    }

    /** How many points it may lose. */
    public GateRuleBuilder maxDrop(@Nullable BigDecimal value) {
        maxDrop = value;
        return this;
    }

    /** Whether it may never fall below the best so far. */
    public GateRuleBuilder ratchet(@Nullable Boolean value) {
        ratchet = value != null && value;
        return this;
    }

    /** How many measured builds the ratchet begins with; 0 for all. */
    public GateRuleBuilder ratchetBuilds(@Nullable Integer value) {
        ratchetBuilds = value == null ? 0 : value;
        return this;
    }

    /** How many lines may be newly uncovered. */
    public GateRuleBuilder newUncoveredLines(@Nullable Integer value) {
        newUncoveredLines = value;
        return this;
    }

    /** How many lines may run in services that no test covers. */
    public GateRuleBuilder usedButUntested(@Nullable Integer value) {
        usedButUntested = value;
        return this;
    }

    /** From how many more failing tests on it is missed. */
    public GateRuleBuilder testFailuresUp(@Nullable Integer value) {
        testFailuresUp = value;
        return this;
    }

    /** From how many per cent more test time on it is missed. */
    public GateRuleBuilder testTimeUpPercent(@Nullable BigDecimal value) {
        testTimeUpPercent = value;
        return this;
    }

    /** From how many fewer tests on it is missed. */
    public GateRuleBuilder testsDisappeared(@Nullable Integer value) {
        testsDisappeared = value;
        return this;
    }

    /** {@code WARNING} or {@code FAILED}. */
    public GateRuleBuilder onMiss(@Nullable String value) {
        onMiss = choice("onMiss", OnMiss.class, value);
        return this;
    }

    /** The failure level below {@code atLeast}. */
    public GateRuleBuilder failBelow(@Nullable BigDecimal value) {
        failBelow = value;
        return this;
    }

    /** The failure level above the limit. */
    public GateRuleBuilder failAbove(@Nullable BigDecimal value) {
        failAbove = value;
        return this;
    }

    /** Whether it is shown but never changes the build. */
    public GateRuleBuilder informational(@Nullable Boolean value) {
        informational = value != null && value;
        return this;
    }

    /** Changes of fewer measured lines are not judged. */
    public GateRuleBuilder ignorePatchBelow(@Nullable Integer value) {
        ignorePatchBelow = value == null ? 0 : value;
        return this;
    }

    /** Whether a patch is judged without missed lines that stand in place of missed lines. */
    public GateRuleBuilder onlyWorse(@Nullable Boolean value) {
        onlyWorse = value != null && value;
        return this;
    }

    /** Whether a miss marks the stage of a Pipeline and leaves the build as it is. */
    public GateRuleBuilder stageOnly(@Nullable Boolean value) {
        stageOnly = value != null && value;
        return this;
    }

    /** The baseline by its name, such as {@code PREVIOUS}. */
    public GateRuleBuilder baseline(@Nullable String value) {
        baseline = choice("baseline", BaselineKind.class, value);
        return this;
    }

    /** The job of the baseline {@code JOB}. */
    public GateRuleBuilder baselineJob(@Nullable String value) {
        baselineJob = value;
        return this;
    }

    /** {@code ADJUST} or {@code KEEP}. */
    public GateRuleBuilder removedCode(@Nullable String value) {
        removedCode = choice("removedCode", RemovedCode.class, value);
        return this;
    }

    /** How many covered lines a ratchet may miss. */
    public GateRuleBuilder tolerance(@Nullable Integer value) {
        tolerance = value == null ? 0 : value;
        return this;
    }

    /** What becomes of the build where the gate cannot be evaluated: {@code WARNING} or {@code FAILED}. */
    public GateRuleBuilder onNotEvaluated(@Nullable String value) {
        onNotEvaluated = choice("onNotEvaluated", OnMiss.class, value);
        return this;
    }

    /** Whether a partial measurement is judged by what is there. */
    public GateRuleBuilder evaluatePartial(@Nullable Boolean value) {
        evaluatePartial = value != null && value;
        return this;
    }

    /**
     * The rule.
     *
     * @throws IllegalArgumentException if it makes no sense, with one sentence that says why and what to do
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
