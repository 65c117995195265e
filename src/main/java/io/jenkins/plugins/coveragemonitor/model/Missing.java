package io.jenkins.plugins.coveragemonitor.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a measurement should have and has not.
 *
 * @param component the component that it belongs to, {@code ""} for the project as a whole
 * @param report the report's path or the pattern that found none; {@code null} if it is no single report
 * @param why how that is known, one sentence without a full stop
 * @param lastBuild the newest build that had it; {@code null} if none is known
 * @param testsOnly whether only tests are missing, so that coverage is judged all the same
 */
public record Missing(
        String component, @Nullable String report, String why, @Nullable Integer lastBuild, boolean testsOnly) {
    /** Creates it. */
    public Missing {
        Objects.requireNonNull(component);
        Objects.requireNonNull(why);
    }

    /** Coverage that is missing. */
    public Missing(String component, @Nullable String report, String why, @Nullable Integer lastBuild) {
        this(component, report, why, lastBuild, false);
    }

    /** Whether it is the same thing, whatever is said of it. */
    public boolean isSame(Missing other) {
        return component.equals(other.component) && Objects.equals(report, other.report);
    }
}
