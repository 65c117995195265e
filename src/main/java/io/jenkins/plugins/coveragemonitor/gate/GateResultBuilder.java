package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.jspecify.annotations.Nullable;

/** Makes a {@link GateResult}. */
public final class GateResultBuilder {
    private final String name;
    private final Metric metric;
    private final Scope scope;
    private @Nullable String component;
    private @Nullable String path;
    private Outcome outcome = Outcome.NOT_EVALUATED;
    private String actual = CheckResult.NO_VALUE;
    private String expected = "";
    private String reason = "";
    private long coveredLinesNeeded;
    private @Nullable Integer baselineBuild;
    private @Nullable String baselineJob;
    private boolean informational;
    private boolean stageOnly;
    private @Nullable String flag;

    GateResultBuilder(String name, Metric metric, Scope scope) {
        this.name = name;
        this.metric = metric;
        this.scope = scope;
    }

    /** The component, or {@code null}. */
    public GateResultBuilder component(@Nullable String value) {
        component = value;
        return this;
    }

    /** The glob of the rule or, for changed files, the file that decided; may be {@code null}. */
    public GateResultBuilder path(@Nullable String value) {
        path = value;
        return this;
    }

    /** How it stands. */
    public GateResultBuilder outcome(Outcome value) {
        outcome = value;
        return this;
    }

    /** The value found, such as {@code 79.87%}; a dash if the gate was not evaluated. */
    public GateResultBuilder actual(String value) {
        actual = value;
        return this;
    }

    /** The value wanted, such as {@code 80%}. */
    public GateResultBuilder expected(String value) {
        expected = value;
        return this;
    }

    /** One phrase: how many more covered lines pass it, or why it was not evaluated. */
    public GateResultBuilder reason(String value) {
        reason = value;
        return this;
    }

    /** How many more covered lines (branches …) pass it; 0 if it passed or covering does not help. */
    public GateResultBuilder coveredLinesNeeded(long value) {
        coveredLinesNeeded = value;
        return this;
    }

    /** The build it was compared with, or {@code null}. */
    public GateResultBuilder baselineBuild(@Nullable Integer value) {
        baselineBuild = value;
        return this;
    }

    /** The job of that build, or {@code null} if it is the job that was judged. */
    public GateResultBuilder baselineJob(@Nullable String value) {
        baselineJob = value;
        return this;
    }

    /** Whether the outcome is for information and leaves the build alone. */
    public GateResultBuilder informational(boolean value) {
        informational = value;
        return this;
    }

    /** Whether the outcome marks the stage of a Pipeline and leaves the build alone. */
    public GateResultBuilder stageOnly(boolean value) {
        stageOnly = value;
        return this;
    }

    /** The kind of tests whose reports alone were judged, or {@code null} for all. */
    public GateResultBuilder flag(@Nullable String value) {
        flag = value;
        return this;
    }

    /** Makes it. */
    public GateResult build() {
        return new GateResult(
                name,
                metric,
                scope,
                component,
                path,
                outcome,
                actual,
                expected,
                reason,
                coveredLinesNeeded,
                baselineBuild,
                baselineJob,
                informational,
                stageOnly,
                flag);
    }
}
