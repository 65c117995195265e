package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The build that a measurement is compared with.
 *
 * @param point its point
 * @param past its job
 * @param why why it was chosen, in words; empty if that needs no explanation
 */
public record Baseline(Point point, JobHistory past, String why) {
    /** Its number. */
    public int build() {
        return point.build();
    }

    /** The full name of its job, {@code null} if it is the judged one. */
    public @Nullable String job() {
        return past.job().isEmpty() ? null : past.job();
    }

    /** Its whole measurement, empty if it is no longer kept. */
    public Optional<Measurement> measurement() {
        return past.details().apply(point.build());
    }

    /** Its name for people: {@code #41}, or {@code main #41} in another job. */
    public String text() {
        return (past.name().isEmpty() ? "" : past.name() + " ") + "#" + build();
    }

    /** Its name and why it was chosen: {@code main #41, built from the merge base}. */
    public String words() {
        return why.isEmpty() ? text() : text() + ", " + why;
    }
}
