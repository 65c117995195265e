package io.jenkins.plugins.coveragemonitor;

import java.time.Instant;
import java.util.Objects;

/**
 * The build that a measurement belongs to.
 *
 * @param job the job's full name
 * @param number the build's number, from 1
 * @param time when the build started
 * @param commit what was built, or {@code null} if it is not known
 * @param branch the branch that was built, or {@code null} if the job knows only one
 */
public record MonitoredBuild(String job, int number, Instant time, String commit, String branch) {
    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public MonitoredBuild {
        Objects.requireNonNull(job);
        Objects.requireNonNull(time);
        if (number < 1) {
            throw new IllegalArgumentException("the build is " + number + ": give a number from 1 on");
        }
    }
}
