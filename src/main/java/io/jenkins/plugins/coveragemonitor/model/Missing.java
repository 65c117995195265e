package io.jenkins.plugins.coveragemonitor.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a measurement should have and does not.
 *
 * @param component the component that it belongs to, {@code ""} for the project as a whole
 * @param report the report's path or the pattern that found none; {@code null} if it is not a single report
 * @param why how it is known to be missing, one sentence without a full stop
 * @param lastBuild the newest build that had it; {@code null} if none is known
 * @param testsOnly whether only tests are missing, so that coverage is judged as usual
 * @param flag the flag of the report, or {@code ""} if it has none or that is not known
 */
public record Missing(
        String component,
        @Nullable String report,
        String why,
        @Nullable Integer lastBuild,
        boolean testsOnly,
        String flag) {
    /** Creates it. */
    public Missing {
        Objects.requireNonNull(component);
        Objects.requireNonNull(flag);
        Objects.requireNonNull(why);
    }

    /** Something of a report without a flag. */
    public Missing(
            String component, @Nullable String report, String why, @Nullable Integer lastBuild, boolean testsOnly) {
        this(component, report, why, lastBuild, testsOnly, "");
    }

    /** Missing coverage. */
    public Missing(String component, @Nullable String report, String why, @Nullable Integer lastBuild) {
        this(component, report, why, lastBuild, false);
    }

    /** Whether both are the same thing missing, whatever the details. */
    public boolean isSame(Missing other) {
        return component.equals(other.component) && Objects.equals(report, other.report);
    }
}
