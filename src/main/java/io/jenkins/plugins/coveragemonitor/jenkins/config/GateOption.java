package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One entry of {@code gates}: a rule on a measurement. The fields have the names of the configuration file. */
public final class GateOption implements Describable<GateOption> {
    private @Nullable String name;
    private @Nullable String metric;
    private @Nullable String scope;
    private @Nullable String component;
    private @Nullable String path;
    private @Nullable String flag;
    private @Nullable Double atLeast;
    private @Nullable Double atMost;
    private @Nullable Double maxDrop;
    private boolean ratchet;
    private @Nullable Integer ratchetBuilds;
    private @Nullable Integer newUncoveredLines;
    private @Nullable Integer usedButUntested;
    private @Nullable Integer testFailuresUp;
    private @Nullable Double testTimeUpPercent;
    private @Nullable Integer testsDisappeared;
    private @Nullable String onMiss;
    private @Nullable Double failBelow;
    private @Nullable Double failAbove;
    private boolean informational;
    private @Nullable Integer ignorePatchBelow;
    private boolean onlyWorse;
    private boolean stageOnly;
    private @Nullable String baseline;
    private @Nullable String baselineJob;
    private @Nullable String removedCode;
    private @Nullable Integer tolerance;
    private @Nullable String onNotEvaluated;
    private boolean evaluatePartial;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public GateOption() {
        // everything is optional
    }

    /** The name of the gate; {@code null} for one made from the rule. */
    public @Nullable String getName() {
        return name;
    }

    /** The name of this gate. If empty, it is made from the rule, such as Line at least 80 %. */
    @DataBoundSetter
    public void setName(String name) {
        this.name = FormStrings.toNull(name);
    }

    /** The metric that is judged, such as {@code LINE}. */
    public @Nullable String getMetric() {
        return metric;
    }

    /** The metric that is judged: {@code LINE} by default. */
    @DataBoundSetter
    public void setMetric(String metric) {
        this.metric = FormStrings.toNull(metric);
    }

    /** The part of the measurement that is judged, such as {@code PATCH}. */
    public @Nullable String getScope() {
        return scope;
    }

    /**
     * The part of the measurement that is judged: the whole project by default; only the changed lines ({@code PATCH}),
     * each changed file ({@code FILES}), a component, or files by a path.
     */
    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = FormStrings.toNull(scope);
    }

    /** The component that is judged. */
    public @Nullable String getComponent() {
        return component;
    }

    /** The component that is judged, such as {@code backend}; the whole project by default. */
    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormStrings.toNull(component);
    }

    /** A glob for the paths of the files that are judged. */
    public @Nullable String getPath() {
        return path;
    }

    /** A glob for the paths of the files that are judged, such as {@code src/main/**}; all by default. */
    @DataBoundSetter
    public void setPath(String path) {
        this.path = FormStrings.toNull(path);
    }

    /** The only kind of tests whose reports are judged. */
    public @Nullable String getFlag() {
        return flag;
    }

    /** The only kind of tests whose reports are judged, such as {@code unit}; all by default. */
    @DataBoundSetter
    public void setFlag(@Nullable String flag) {
        this.flag = FormStrings.toNull(flag);
    }

    /** The lowest good value. */
    public @Nullable Double getAtLeast() {
        return atLeast;
    }

    /** The lowest value that passes: per cent, a number of tests, or seconds. Compared exactly, without rounding. */
    @DataBoundSetter
    public void setAtLeast(Double atLeast) {
        this.atLeast = atLeast;
    }

    /** The highest good value. */
    public @Nullable Double getAtMost() {
        return atMost;
    }

    /** The highest value that passes: per cent, a number of tests, or seconds. */
    @DataBoundSetter
    public void setAtMost(Double atMost) {
        this.atMost = atMost;
    }

    /** The allowed drop against the baseline in percentage points. */
    public @Nullable Double getMaxDrop() {
        return maxDrop;
    }

    /** The allowed drop against the baseline in percentage points, such as {@code 0.5}. */
    @DataBoundSetter
    public void setMaxDrop(Double maxDrop) {
        this.maxDrop = maxDrop;
    }

    /** Whether it may never fall below its best. */
    public boolean isRatchet() {
        return ratchet;
    }

    /**
     * The value may never fall below the best of the earlier measured builds. The limit rises by itself and never
     * falls. In a change request it begins with the limit of the target branch.
     */
    @DataBoundSetter
    public void setRatchet(boolean ratchet) {
        this.ratchet = ratchet;
    }

    /** From how many measured builds before its first evaluation the ratchet takes its limit. */
    public @Nullable Integer getRatchetBuilds() {
        return ratchetBuilds;
    }

    /** From how many measured builds before its first evaluation the ratchet takes its limit. Empty: all. */
    @DataBoundSetter
    public void setRatchetBuilds(Integer ratchetBuilds) {
        this.ratchetBuilds = ratchetBuilds;
    }

    /** The allowed number of newly uncovered lines. */
    public @Nullable Integer getNewUncoveredLines() {
        return newUncoveredLines;
    }

    /** The allowed number of newly uncovered lines, 0 or more. */
    @DataBoundSetter
    public void setNewUncoveredLines(Integer newUncoveredLines) {
        this.newUncoveredLines = newUncoveredLines;
    }

    /** The allowed number of lines that services run and no test covers. */
    public @Nullable Integer getUsedButUntested() {
        return usedButUntested;
    }

    /** The allowed number of lines that the measured services run and no test covers, 0 or more. */
    @DataBoundSetter
    public void setUsedButUntested(Integer usedButUntested) {
        this.usedButUntested = usedButUntested;
    }

    /** How many additional failing tests miss the gate. */
    public @Nullable Integer getTestFailuresUp() {
        return testFailuresUp;
    }

    /** The gate is missed if at least this many more tests fail than in the baseline, 1 or more. */
    @DataBoundSetter
    public void setTestFailuresUp(Integer testFailuresUp) {
        this.testFailuresUp = testFailuresUp;
    }

    /** How many per cent of additional test time miss the gate. */
    public @Nullable Double getTestTimeUpPercent() {
        return testTimeUpPercent;
    }

    /** The gate is missed if the tests take at least this many per cent longer than in the baseline. */
    @DataBoundSetter
    public void setTestTimeUpPercent(Double testTimeUpPercent) {
        this.testTimeUpPercent = testTimeUpPercent;
    }

    /** How many fewer tests miss the gate. */
    public @Nullable Integer getTestsDisappeared() {
        return testsDisappeared;
    }

    /** The gate is missed if there are at least this many fewer tests than in the baseline, 1 or more. */
    @DataBoundSetter
    public void setTestsDisappeared(Integer testsDisappeared) {
        this.testsDisappeared = testsDisappeared;
    }

    /** The result of a miss: {@code WARNING} or {@code FAILED}. */
    public @Nullable String getOnMiss() {
        return onMiss;
    }

    /** The result of a miss: {@code WARNING} makes the build unstable (the default), {@code FAILED} fails it. */
    @DataBoundSetter
    public void setOnMiss(String onMiss) {
        this.onMiss = FormStrings.toNull(onMiss);
    }

    /** The failure level below {@code atLeast}. */
    public @Nullable Double getFailBelow() {
        return failBelow;
    }

    /** A second limit: below this value the build fails instead of becoming unstable. */
    @DataBoundSetter
    public void setFailBelow(Double failBelow) {
        this.failBelow = failBelow;
    }

    /** The failure level above the limit. */
    public @Nullable Double getFailAbove() {
        return failAbove;
    }

    /** A second limit: above this value the build fails instead of becoming unstable. */
    @DataBoundSetter
    public void setFailAbove(Double failAbove) {
        this.failAbove = failAbove;
    }

    /** Whether the result is shown but never affects the build. */
    public boolean isInformational() {
        return informational;
    }

    /** Whether the result is shown but never affects the build; {@code false} by default. */
    @DataBoundSetter
    public void setInformational(boolean informational) {
        this.informational = informational;
    }

    /** Changes of fewer measured lines are not judged. */
    public @Nullable Integer getIgnorePatchBelow() {
        return ignorePatchBelow;
    }

    /** A change with fewer measured lines is not evaluated; 0 by default. */
    @DataBoundSetter
    public void setIgnorePatchBelow(Integer ignorePatchBelow) {
        this.ignorePatchBelow = ignorePatchBelow;
    }

    /** Whether a miss marks the stage of a Pipeline and does not affect the build. */
    public boolean isStageOnly() {
        return stageOnly;
    }

    /** Whether a miss only marks the stage; by default it affects the build too. */
    @DataBoundSetter
    public void setStageOnly(boolean stageOnly) {
        this.stageOnly = stageOnly;
    }

    /** Whether a patch is judged without uncovered lines that replace uncovered ones. */
    public boolean isOnlyWorse() {
        return onlyWorse;
    }

    /** Whether only what became worse in a patch is judged; by default everything that is not covered. */
    @DataBoundSetter
    public void setOnlyWorse(boolean onlyWorse) {
        this.onlyWorse = onlyWorse;
    }

    /** The build to compare with, such as {@code PREVIOUS}. */
    public @Nullable String getBaseline() {
        return baseline;
    }

    /**
     * The build to compare with: by default the last one whose own gates passed, or the target branch's for a change
     * request.
     */
    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = FormStrings.toNull(baseline);
    }

    /** The full name of the job for the baseline {@code JOB}. */
    public @Nullable String getBaselineJob() {
        return baselineJob;
    }

    /** The full name of the job to compare with, for the baseline {@code JOB}. */
    @DataBoundSetter
    public void setBaselineJob(String baselineJob) {
        this.baselineJob = FormStrings.toNull(baselineJob);
    }

    /** How a drop gate treats removed code: {@code ADJUST} or {@code KEEP}. */
    public @Nullable String getRemovedCode() {
        return removedCode;
    }

    /** {@code ADJUST} (the default): removing covered code alone does not fail a drop gate. {@code KEEP}: it does. */
    @DataBoundSetter
    public void setRemovedCode(String removedCode) {
        this.removedCode = FormStrings.toNull(removedCode);
    }

    /** How many covered lines a ratchet may lose. */
    public @Nullable Integer getTolerance() {
        return tolerance;
    }

    /** How many covered lines a ratchet may lose, 0 by default. */
    @DataBoundSetter
    public void setTolerance(Integer tolerance) {
        this.tolerance = tolerance;
    }

    /** The result if the gate cannot be evaluated: {@code WARNING} or {@code FAILED}. */
    public @Nullable String getOnNotEvaluated() {
        return onNotEvaluated;
    }

    /**
     * The result if there is something to judge but the gate cannot judge it: a report is lost, the changed lines are
     * unknown, the clone is shallow. {@code WARNING} makes the build unstable, {@code FAILED} fails it; by default it
     * is not affected. Never applies to the first build, a change without measured code and an aborted build.
     */
    @DataBoundSetter
    public void setOnNotEvaluated(String onNotEvaluated) {
        this.onNotEvaluated = FormStrings.toNull(onNotEvaluated);
    }

    /** Whether a fixed limit judges a partial measurement by what is there. */
    public boolean isEvaluatePartial() {
        return evaluatePartial;
    }

    /**
     * Whether a fixed limit judges a partial measurement by what is there. By default it is not evaluated while a
     * report is missing.
     */
    @DataBoundSetter
    public void setEvaluatePartial(boolean evaluatePartial) {
        this.evaluatePartial = evaluatePartial;
    }

    /** The form of a gate; {@link GateDescriptor} has the checks. */
    @Extension
    public static final class DescriptorImpl extends GateDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.GateOption_DisplayName();
        }
    }
}
