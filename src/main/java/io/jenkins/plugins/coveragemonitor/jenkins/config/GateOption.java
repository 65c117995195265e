package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One entry of {@code gates}: a rule on a measurement. The fields are named as in the configuration file. */
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

    /** Nothing is set. */
    @DataBoundConstructor
    public GateOption() {
        // everything is optional
    }

    /** What people call it. */
    public @Nullable String getName() {
        return name;
    }

    /** The name of this gate. If empty, it is made from the rule, such as Line at least 80 %. */
    @DataBoundSetter
    public void setName(String name) {
        this.name = FormStrings.toNull(name);
    }

    /** What is judged, such as {@code LINE}. */
    public @Nullable String getMetric() {
        return metric;
    }

    /** What is judged: {@code LINE} by default. */
    @DataBoundSetter
    public void setMetric(String metric) {
        this.metric = FormStrings.toNull(metric);
    }

    /** What part of the measurement is judged, such as {@code PATCH}. */
    public @Nullable String getScope() {
        return scope;
    }

    /**
     * Which part of the measurement is judged: the whole project by default; only the changed lines ({@code PATCH}),
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

    /** The component that these reports belong to, such as {@code backend}. Empty for the project as a whole. */
    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormStrings.toNull(component);
    }

    /** A glob over the paths of the files that are judged. */
    public @Nullable String getPath() {
        return path;
    }

    /** A glob over the paths of files, such as {@code src/main/**}. */
    @DataBoundSetter
    public void setPath(String path) {
        this.path = FormStrings.toNull(path);
    }

    /** The kind of tests whose reports alone are judged. */
    public @Nullable String getFlag() {
        return flag;
    }

    /** The kind of tests whose reports alone are judged, such as {@code unit}; by default those of all. */
    @DataBoundSetter
    public void setFlag(@Nullable String flag) {
        this.flag = FormStrings.toNull(flag);
    }

    /** The lowest good value. */
    public @Nullable Double getAtLeast() {
        return atLeast;
    }

    /** The lowest value that passes: per cent for coverage. Compared exactly, without rounding. */
    @DataBoundSetter
    public void setAtLeast(Double atLeast) {
        this.atLeast = atLeast;
    }

    /** The highest good value. */
    public @Nullable Double getAtMost() {
        return atMost;
    }

    /** The highest value that passes, in the same unit. */
    @DataBoundSetter
    public void setAtMost(Double atMost) {
        this.atMost = atMost;
    }

    /** How many points it may lose against the baseline. */
    public @Nullable Double getMaxDrop() {
        return maxDrop;
    }

    /** How many percentage points may be lost against the baseline, such as {@code 0.5}. */
    @DataBoundSetter
    public void setMaxDrop(Double maxDrop) {
        this.maxDrop = maxDrop;
    }

    /** Whether it may never fall below the best so far. */
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

    /** How many measured builds before its first evaluation the ratchet looks at. */
    public @Nullable Integer getRatchetBuilds() {
        return ratchetBuilds;
    }

    /** How many measured builds before its first evaluation the ratchet takes its limit from. Empty: all. */
    @DataBoundSetter
    public void setRatchetBuilds(Integer ratchetBuilds) {
        this.ratchetBuilds = ratchetBuilds;
    }

    /** How many lines may be newly uncovered. */
    public @Nullable Integer getNewUncoveredLines() {
        return newUncoveredLines;
    }

    /** How many lines may be newly uncovered. */
    @DataBoundSetter
    public void setNewUncoveredLines(Integer newUncoveredLines) {
        this.newUncoveredLines = newUncoveredLines;
    }

    /** How many lines may run in services that no test covers. */
    public @Nullable Integer getUsedButUntested() {
        return usedButUntested;
    }

    /** How many lines may run in the measured services that no test covers. */
    @DataBoundSetter
    public void setUsedButUntested(Integer usedButUntested) {
        this.usedButUntested = usedButUntested;
    }

    /** From how many more failing tests on the gate is missed. */
    public @Nullable Integer getTestFailuresUp() {
        return testFailuresUp;
    }

    /** The gate is missed if at least this many more tests fail than in the baseline. */
    @DataBoundSetter
    public void setTestFailuresUp(Integer testFailuresUp) {
        this.testFailuresUp = testFailuresUp;
    }

    /** From how many per cent more test time on the gate is missed. */
    public @Nullable Double getTestTimeUpPercent() {
        return testTimeUpPercent;
    }

    /** The gate is missed if the tests take at least this many per cent longer than in the baseline. */
    @DataBoundSetter
    public void setTestTimeUpPercent(Double testTimeUpPercent) {
        this.testTimeUpPercent = testTimeUpPercent;
    }

    /** From how many fewer tests on the gate is missed. */
    public @Nullable Integer getTestsDisappeared() {
        return testsDisappeared;
    }

    /** The gate is missed if there are at least this many fewer tests than in the baseline. */
    @DataBoundSetter
    public void setTestsDisappeared(Integer testsDisappeared) {
        this.testsDisappeared = testsDisappeared;
    }

    /** What a miss makes of the build: {@code WARNING} or {@code FAILED}. */
    public @Nullable String getOnMiss() {
        return onMiss;
    }

    /** What a miss makes of the build: {@code WARNING} makes it unstable (the default), {@code FAILED} fails it. */
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

    /** Whether it is shown but never changes the build. */
    public boolean isInformational() {
        return informational;
    }

    /** The result is shown but never changes the build. */
    @DataBoundSetter
    public void setInformational(boolean informational) {
        this.informational = informational;
    }

    /** Changes of fewer measured lines are not judged. */
    public @Nullable Integer getIgnorePatchBelow() {
        return ignorePatchBelow;
    }

    /** A change with fewer measured lines than this is not evaluated. */
    @DataBoundSetter
    public void setIgnorePatchBelow(Integer ignorePatchBelow) {
        this.ignorePatchBelow = ignorePatchBelow;
    }

    /** Whether a miss marks the stage of a Pipeline and leaves the build as it is. */
    public boolean isStageOnly() {
        return stageOnly;
    }

    /** Marks only the stage when the gate is missed; by default the build changes too. */
    @DataBoundSetter
    public void setStageOnly(boolean stageOnly) {
        this.stageOnly = stageOnly;
    }

    /** Whether a patch is judged without uncovered lines that stand in place of uncovered ones. */
    public boolean isOnlyWorse() {
        return onlyWorse;
    }

    /** Judges of a patch only what became worse; by default everything that is not covered. */
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

    /** The job of the baseline {@code JOB}. */
    public @Nullable String getBaselineJob() {
        return baselineJob;
    }

    /** The full name of the job to compare with, for the baseline {@code JOB}. */
    @DataBoundSetter
    public void setBaselineJob(String baselineJob) {
        this.baselineJob = FormStrings.toNull(baselineJob);
    }

    /** What a drop gate makes of removed code: {@code ADJUST} or {@code KEEP}. */
    public @Nullable String getRemovedCode() {
        return removedCode;
    }

    /** {@code ADJUST} (the default): removing covered code alone does not fail a drop gate. {@code KEEP}: it does. */
    @DataBoundSetter
    public void setRemovedCode(String removedCode) {
        this.removedCode = FormStrings.toNull(removedCode);
    }

    /** How many covered lines a ratchet may miss. */
    public @Nullable Integer getTolerance() {
        return tolerance;
    }

    /** By how many covered lines a ratchet may be missed. */
    @DataBoundSetter
    public void setTolerance(Integer tolerance) {
        this.tolerance = tolerance;
    }

    /** What becomes of the build where the gate cannot be evaluated: {@code WARNING} or {@code FAILED}. */
    public @Nullable String getOnNotEvaluated() {
        return onNotEvaluated;
    }

    /**
     * What becomes of the build where there is something to judge and the gate cannot judge it: a report is lost, the
     * changed lines are not known, the clone is shallow. {@code WARNING} makes it unstable, {@code FAILED} fails it;
     * by default it stays as it is. The first build, a change without measured code and an aborted build are never
     * meant.
     */
    @DataBoundSetter
    public void setOnNotEvaluated(String onNotEvaluated) {
        this.onNotEvaluated = FormStrings.toNull(onNotEvaluated);
    }

    /** Whether a partial measurement is judged by what is there. */
    public boolean isEvaluatePartial() {
        return evaluatePartial;
    }

    /**
     * A fixed limit judges a partial measurement by what is there. By default it is not evaluated as long
     * as a report is missing.
     */
    @DataBoundSetter
    public void setEvaluatePartial(boolean evaluatePartial) {
        this.evaluatePartial = evaluatePartial;
    }

    /** What the form shows; what it checks is with all of a gate's checks. */
    @Extension
    public static final class DescriptorImpl extends GateDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.GateOption_DisplayName();
        }
    }
}
