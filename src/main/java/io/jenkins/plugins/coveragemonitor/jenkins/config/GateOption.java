package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One entry of {@code gates}: a rule on a measurement. The fields are named as in the configuration file. */
public final class GateOption implements Describable<GateOption> {
    private String name;
    private String metric;
    private String scope;
    private String component;
    private String path;
    private Double atLeast;
    private Double atMost;
    private Double maxDrop;
    private boolean ratchet;
    private Integer ratchetBuilds;
    private Integer newUncoveredLines;
    private Integer testFailuresUp;
    private Double testTimeUpPercent;
    private Integer testsDisappeared;
    private String onMiss;
    private Double failBelow;
    private Double failAbove;
    private boolean informational;
    private Integer ignorePatchBelow;
    private String baseline;
    private String baselineJob;
    private String removedCode;
    private Integer tolerance;
    private String onNotEvaluated;
    private boolean evaluatePartial;

    /** Nothing is set. */
    @DataBoundConstructor
    public GateOption() {
        // everything is optional
    }

    /** What people call it. */
    public String getName() {
        return name;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setName(String name) {
        this.name = FormStrings.toNull(name);
    }

    /** What is judged, such as {@code LINE}. */
    public String getMetric() {
        return metric;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setMetric(String metric) {
        this.metric = FormStrings.toNull(metric);
    }

    /** What part of the measurement is judged, such as {@code PATCH}. */
    public String getScope() {
        return scope;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = FormStrings.toNull(scope);
    }

    /** The component that is judged. */
    public String getComponent() {
        return component;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormStrings.toNull(component);
    }

    /** A glob over the paths of the files that are judged. */
    public String getPath() {
        return path;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setPath(String path) {
        this.path = FormStrings.toNull(path);
    }

    /** The lowest good value. */
    public Double getAtLeast() {
        return atLeast;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setAtLeast(Double atLeast) {
        this.atLeast = atLeast;
    }

    /** The highest good value. */
    public Double getAtMost() {
        return atMost;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setAtMost(Double atMost) {
        this.atMost = atMost;
    }

    /** How many points it may lose against the baseline. */
    public Double getMaxDrop() {
        return maxDrop;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setMaxDrop(Double maxDrop) {
        this.maxDrop = maxDrop;
    }

    /** Whether it may never fall below the best so far. */
    public boolean isRatchet() {
        return ratchet;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setRatchet(boolean ratchet) {
        this.ratchet = ratchet;
    }

    /** How many measured builds before its first evaluation the ratchet looks at. */
    public Integer getRatchetBuilds() {
        return ratchetBuilds;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setRatchetBuilds(Integer ratchetBuilds) {
        this.ratchetBuilds = ratchetBuilds;
    }

    /** How many lines may be newly uncovered. */
    public Integer getNewUncoveredLines() {
        return newUncoveredLines;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setNewUncoveredLines(Integer newUncoveredLines) {
        this.newUncoveredLines = newUncoveredLines;
    }

    /** From how many more failing tests on the gate is missed. */
    public Integer getTestFailuresUp() {
        return testFailuresUp;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setTestFailuresUp(Integer testFailuresUp) {
        this.testFailuresUp = testFailuresUp;
    }

    /** From how many per cent more test time on the gate is missed. */
    public Double getTestTimeUpPercent() {
        return testTimeUpPercent;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setTestTimeUpPercent(Double testTimeUpPercent) {
        this.testTimeUpPercent = testTimeUpPercent;
    }

    /** From how many fewer tests on the gate is missed. */
    public Integer getTestsDisappeared() {
        return testsDisappeared;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setTestsDisappeared(Integer testsDisappeared) {
        this.testsDisappeared = testsDisappeared;
    }

    /** What a miss makes of the build: {@code WARNING} or {@code FAILED}. */
    public String getOnMiss() {
        return onMiss;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setOnMiss(String onMiss) {
        this.onMiss = FormStrings.toNull(onMiss);
    }

    /** The failure level below {@code atLeast}. */
    public Double getFailBelow() {
        return failBelow;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setFailBelow(Double failBelow) {
        this.failBelow = failBelow;
    }

    /** The failure level above the limit. */
    public Double getFailAbove() {
        return failAbove;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setFailAbove(Double failAbove) {
        this.failAbove = failAbove;
    }

    /** Whether it is shown but never changes the build. */
    public boolean isInformational() {
        return informational;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setInformational(boolean informational) {
        this.informational = informational;
    }

    /** Changes of fewer measured lines are not judged. */
    public Integer getIgnorePatchBelow() {
        return ignorePatchBelow;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setIgnorePatchBelow(Integer ignorePatchBelow) {
        this.ignorePatchBelow = ignorePatchBelow;
    }

    /** The build to compare with, such as {@code PREVIOUS}. */
    public String getBaseline() {
        return baseline;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = FormStrings.toNull(baseline);
    }

    /** The job of the baseline {@code JOB}. */
    public String getBaselineJob() {
        return baselineJob;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setBaselineJob(String baselineJob) {
        this.baselineJob = FormStrings.toNull(baselineJob);
    }

    /** What a drop gate makes of removed code: {@code ADJUST} or {@code KEEP}. */
    public String getRemovedCode() {
        return removedCode;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setRemovedCode(String removedCode) {
        this.removedCode = FormStrings.toNull(removedCode);
    }

    /** How many covered lines a ratchet may miss. */
    public Integer getTolerance() {
        return tolerance;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setTolerance(Integer tolerance) {
        this.tolerance = tolerance;
    }

    /** What becomes of the build where the gate cannot be evaluated: {@code WARNING} or {@code FAILED}. */
    public String getOnNotEvaluated() {
        return onNotEvaluated;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setOnNotEvaluated(String onNotEvaluated) {
        this.onNotEvaluated = FormStrings.toNull(onNotEvaluated);
    }

    /** Whether a partial measurement is judged by what is there. */
    public boolean isEvaluatePartial() {
        return evaluatePartial;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setEvaluatePartial(boolean evaluatePartial) {
        this.evaluatePartial = evaluatePartial;
    }

    /** What the form shows; what it checks is with all of a gate's checks. */
    @Extension
    public static final class DescriptorImpl extends GateDescriptor {
        @Override
        public String getDisplayName() {
            return "Gate";
        }
    }
}
