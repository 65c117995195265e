package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The build that a measurement belongs to.
 *
 * @param job the job's full name
 * @param number the build's number, from 1
 * @param time when the build started
 * @param commit the commit that was built, or {@code null} if unknown
 * @param branch the branch that was built, or {@code null} if the job has only one
 * @param buildState how far it has come
 * @param elsewhere the reports of the job that the branch began from, which are expected while no build of its own is
 * complete; {@code null} if there is none
 */
@WithBuilder
public record BuildContext(
        String job,
        int number,
        Instant time,
        @Nullable String commit,
        @Nullable String branch,
        BuildState buildState,
        @Nullable EarlierReports elsewhere) {
    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public BuildContext {
        Objects.requireNonNull(job);
        Objects.requireNonNull(time);
        Objects.requireNonNull(buildState);
        if (number < 1) {
            throw new IllegalArgumentException("the build is " + number + ": give a number from 1 on");
        }
    }

    /** A build that is complete as soon as it is recorded. */
    public BuildContext(String job, int number, Instant time, @Nullable String commit, @Nullable String branch) {
        this(job, number, time, commit, branch, BuildState.COMPLETE);
    }

    /** A build without another job that shows which reports are expected. */
    public BuildContext(
            String job,
            int number,
            Instant time,
            @Nullable String commit,
            @Nullable String branch,
            BuildState buildState) {
        this(job, number, time, commit, branch, buildState, null);
    }

    /** A copy for a branch that began from another job's, {@code null} if unknown. */
    public BuildContext begunFrom(@Nullable EarlierReports other) {
        return BuildContextBuilder.builder(this).elsewhere(other).create();
    }

    /** A copy with a commit. */
    BuildContext of(@Nullable String built) {
        return BuildContextBuilder.builder(this).commit(built).create();
    }

    /** A copy that is still running; {@link CoverageMonitor#ended} records its end. */
    public BuildContext running() {
        return BuildContextBuilder.builder(this).buildState(BuildState.RUNNING).create();
    }

    /** Whether more calls may follow. */
    boolean isRunning() {
        return buildState == BuildState.RUNNING;
    }
}
