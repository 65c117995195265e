package io.jenkins.plugins.coveragemonitor.gate;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.coveragemonitor.collect.Glob;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;

/**
 * One gate as it is configured; immutable, valid once it exists. Build it with {@link GateRuleBuilder}.
 *
 * <p>A rule makes exactly one check: a band ({@code atLeast}, {@code atMost} or both), {@code maxDrop}, {@code ratchet},
 * {@code newUncoveredLines}, {@code testFailuresUp}, {@code testTimeUpPercent} or {@code testsDisappeared}. Fields that
 * its check does not use are {@code null}.
 *
 * @param name what people call it, or {@code null} for a name made of the rule itself
 * @param metric what is judged
 * @param scope what part of the measurement is judged
 * @param component the component, or {@code null}; narrows a patch or changed files too
 * @param path a glob over file paths, or {@code null}; narrows a patch or changed files too
 * @param atLeast the lowest good value: per cent, a number of tests, or seconds for {@code TEST_TIME}
 * @param atMost the highest good value, in the same unit
 * @param maxDrop how many percentage points it may lose against the baseline
 * @param ratchet whether it may never fall below the best so far
 * @param ratchetBuilds how many measured builds before its first evaluation the ratchet looks at; 0 for all
 * @param newUncoveredLines how many lines may be newly uncovered
 * @param testFailuresUp from how many more failing tests on the gate is missed, 1 or more
 * @param testTimeUpPercent from how many per cent more test time on the gate is missed, above 0
 * @param testsDisappeared from how many fewer tests on the gate is missed, 1 or more
 * @param onMiss what a miss makes of the build
 * @param failBelow the failure level below {@code atLeast}
 * @param failAbove the failure level above {@code atMost} or whatever limit the check has, in its unit
 * @param informational whether the result is shown but never changes the build
 * @param ignorePatchBelow a change of fewer measured lines than this is not judged; 0 judges every change
 * @param baseline the build to compare with, or {@code null}: the target branch's build for a change request, else the last one that passed
 * @param baselineJob the job of {@link BaselineKind#JOB}
 * @param removedCode what a drop gate makes of removed code
 * @param tolerance how many covered lines a ratchet may miss, 0 or more
 */
@JsonDeserialize(builder = GateRuleBuilder.class)
public record GateRule(
        String name,
        Metric metric,
        Scope scope,
        String component,
        String path,
        BigDecimal atLeast,
        BigDecimal atMost,
        BigDecimal maxDrop,
        boolean ratchet,
        int ratchetBuilds,
        Integer newUncoveredLines,
        Integer testFailuresUp,
        BigDecimal testTimeUpPercent,
        Integer testsDisappeared,
        OnMiss onMiss,
        BigDecimal failBelow,
        BigDecimal failAbove,
        boolean informational,
        int ignorePatchBelow,
        BaselineKind baseline,
        String baselineJob,
        RemovedCode removedCode,
        int tolerance) {
    /**
     * Creates a rule.
     *
     * @throws IllegalArgumentException if a limit is out of range or two fields contradict each other; its message is
     *     one sentence that names the field and the remedy
     */
    public GateRule {
        name = name == null || name.isBlank() ? null : name.strip();
        component = component == null || component.isBlank() ? null : component.strip();
        path = path == null || path.isBlank() ? null : path.strip();
        baselineJob = baselineJob == null || baselineJob.isBlank() ? null : baselineJob.strip();
        if (scope == null) {
            scope = path != null ? Scope.PATH : component != null ? Scope.COMPONENT : Scope.PROJECT;
        }
        GateRuleValidator.scope(scope, component, path);
        if (path != null) {
            Glob.of(path);
        }
        GateRuleValidator.checks(
                atLeast,
                atMost,
                maxDrop,
                ratchet,
                newUncoveredLines,
                testFailuresUp,
                testTimeUpPercent,
                testsDisappeared);
        boolean band = atLeast != null || atMost != null;
        metric = GateRuleValidator.metric(
                metric, band, newUncoveredLines, testFailuresUp, testTimeUpPercent, testsDisappeared, scope);
        GateRuleValidator.limits(metric, atLeast, atMost, maxDrop, newUncoveredLines);
        GateRuleValidator.testLimits(testFailuresUp, testTimeUpPercent, testsDisappeared);
        onMiss = onMiss == null ? OnMiss.WARNING : onMiss;
        BigDecimal limit = GateRuleValidator.limit(
                maxDrop, ratchet, tolerance, newUncoveredLines, testFailuresUp, testTimeUpPercent, testsDisappeared);
        GateRuleValidator.levels(onMiss, atLeast, failBelow, band ? atMost : limit, failAbove);
        GateRuleValidator.ratchet(ratchet, scope, ratchetBuilds, tolerance);
        GateRuleValidator.baseline(baseline, baselineJob, band || ratchet);
        if (ignorePatchBelow < 0) {
            throw new IllegalArgumentException(
                    "ignorePatchBelow is " + ignorePatchBelow + ": give a number of lines, 0 or more");
        }
        removedCode = removedCode == null ? RemovedCode.ADJUST : removedCode;
    }

    /** A builder for a rule on a metric. */
    public static GateRuleBuilder on(Metric metric) {
        return new GateRuleBuilder().metric(metric.name());
    }

    /** Its name for people: the one it was given, or one made of the rule, such as {@code LINE at least 80%}. */
    public String title() {
        return name != null ? name : GateDescriptions.name(this);
    }

    /** What it judges, as history names it: {@code LINE}, {@code LINE of backend}, {@code BRANCH in src/**}. */
    String subject() {
        return metric + (component == null ? "" : " of " + component) + (path == null ? "" : " in " + path);
    }

    /** Whether it compares with a baseline build. */
    public boolean needsBaseline() {
        return atLeast == null && atMost == null && !ratchet && !(newUncoveredLines != null && scope == Scope.PATCH);
    }
}
