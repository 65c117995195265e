package io.jenkins.plugins.coveragemonitor.collect;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What earlier builds let those who have the workspace expect of this one.
 *
 * @param reports what the last complete build read
 * @param previous what the build before read, be it complete or not
 * @param began when this build began, by the clock of the caller, milliseconds since 1970; {@code null} if that is
 * not known
 * @param asked what that clock shows now, to detect a clock that was set back; {@code null} if that is not known
 * @param stale what a report counts as that was written before
 * @param unlisted what a report counts as that no longer lists a large part of its files
 */
public record Expectations(
        List<ExpectedReport> reports,
        List<ExpectedReport> previous,
        @Nullable Long began,
        @Nullable Long asked,
        StaleReports stale,
        UnlistedFiles unlisted) {
    /** Nothing is expected. */
    public static final Expectations NONE =
            new Expectations(List.of(), List.of(), null, null, StaleReports.NOTE, UnlistedFiles.LOST);

    /** Expectations of builds whose reports may lack no files. */
    public Expectations(
            List<ExpectedReport> reports,
            List<ExpectedReport> previous,
            @Nullable Long began,
            @Nullable Long asked,
            StaleReports stale) {
        this(reports, previous, began, asked, stale, UnlistedFiles.LOST);
    }

    /** Creates it; the lists are copied, and empty if they are {@code null}. */
    public Expectations {
        reports = reports == null ? List.of() : List.copyOf(reports);
        previous = previous == null ? List.of() : List.copyOf(previous);
        stale = Objects.requireNonNullElse(stale, StaleReports.NOTE);
        unlisted = Objects.requireNonNullElse(unlisted, UnlistedFiles.LOST);
    }
}
