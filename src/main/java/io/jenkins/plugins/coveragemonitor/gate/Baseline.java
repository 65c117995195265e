package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The build that a measurement is compared with.
 *
 * @param point what history keeps of it
 * @param past the job it belongs to
 * @param why in words, why it is this build; empty where that needs no explanation
 */
public record Baseline(Point point, JobHistory past, String why) {
    /** Its number. */
    public int build() {
        return point.build();
    }

    /** The full name of its job, {@code null} if it is the job that is being judged. */
    public @Nullable String job() {
        return past.job().isEmpty() ? null : past.job();
    }

    /** Its whole measurement, empty if it is no longer kept. */
    public Optional<Measurement> measurement() {
        return past.details().apply(point.build());
    }

    /** How people call it: {@code #41}, or {@code main #41} in another job. */
    public String text() {
        return (past.name().isEmpty() ? "" : past.name() + " ") + "#" + build();
    }

    /** How people call it, and why it is this build: {@code main #41, built from the merge base}. */
    public String words() {
        return why.isEmpty() ? text() : text() + ", " + why;
    }
}
