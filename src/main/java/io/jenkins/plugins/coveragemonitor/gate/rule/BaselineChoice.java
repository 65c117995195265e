package io.jenkins.plugins.coveragemonitor.gate.rule;

import org.jspecify.annotations.Nullable;

/**
 * The build that a gate compares with.
 *
 * @param baseline which one; {@code null} is the target branch's build for a change request, else the last one that
 * passed
 * @param baselineJob the full name of the job of {@link BaselineKind#JOB}, else {@code null}
 */
public record BaselineChoice(@Nullable BaselineKind baseline, @Nullable String baselineJob) {
    /** The default baseline. */
    public static final BaselineChoice STANDARD = new BaselineChoice(null, null);

    /**
     * Creates a choice.
     *
     * @throws IllegalArgumentException if the job is missing or not used
     */
    public BaselineChoice {
        baselineJob = baselineJob == null || baselineJob.isBlank() ? null : baselineJob.strip();
        Refusal.unless(
                (baseline == BaselineKind.JOB) == (baselineJob != null),
                baselineJob == null
                        ? "baseline JOB has no job: give baselineJob the job's full name"
                        : "baselineJob '" + baselineJob + "' is not used: say baseline JOB");
    }
}
