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
 * @param commit what was built, or {@code null} if it is not known
 * @param branch the branch that was built, or {@code null} if the job knows only one
 * @param buildState how far it has come
 * @param elsewhere the reports of the job that the branch was begun from, which show what to expect as long as no build of its
 *     own is complete; {@code null} if there is none
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

    /** A build of which no other job shows what to expect. */
    public BuildContext(
            String job,
            int number,
            Instant time,
            @Nullable String commit,
            @Nullable String branch,
            BuildState buildState) {
        this(job, number, time, commit, branch, buildState, null);
    }

    /** The same build of a branch that was begun from another job's, {@code null} if that is not known. */
    public BuildContext begunFrom(@Nullable EarlierReports other) {
        return BuildContextBuilder.builder(this).elsewhere(other).create();
    }

    /** The same build of a commit. */
    BuildContext of(@Nullable String built) {
        return BuildContextBuilder.builder(this).commit(built).create();
    }

    /** The same build while it runs; {@link CoverageMonitor#ended} records its end. */
    public BuildContext running() {
        return BuildContextBuilder.builder(this).buildState(BuildState.RUNNING).create();
    }

    /** Whether more calls may follow. */
    boolean isRunning() {
        return buildState == BuildState.RUNNING;
    }
}
