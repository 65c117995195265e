package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Optional;

/**
 * The build that a measurement is compared with.
 *
 * @param point what history keeps of it
 * @param past the job it belongs to
 * @param stopped whether its own gates were missed, because no build has passed yet
 */
public record Baseline(Point point, Past past, boolean stopped) {
    /** Its number. */
    public int build() {
        return point.build();
    }

    /** Its whole measurement, empty if it is not kept any more. */
    public Optional<Measurement> measurement() {
        return past.details().apply(point.build());
    }

    /** How people call it: {@code #41}, or {@code main #41} in another job. */
    public String text() {
        return (past.name().isEmpty() ? "" : past.name() + " ") + "#" + build();
    }
}
