package io.jenkins.plugins.coveragemonitor.collect;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What earlier builds let expect of this one, for the machine with its workspace.
 *
 * @param reports the reports of the last complete build
 * @param previous the reports of the build before, whether it is complete or not
 * @param began when this build began, by the caller's clock, milliseconds since 1970; {@code null} if unknown
 * @param asked the caller's current time, to detect a clock that was set back; {@code null} if unknown
 * @param stale how to treat a report that was written before
 * @param unlisted how to treat a report that no longer lists a large part of its files
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

    /** Expectations for builds whose reports must list all files. */
    public Expectations(
            List<ExpectedReport> reports,
            List<ExpectedReport> previous,
            @Nullable Long began,
            @Nullable Long asked,
            StaleReports stale) {
        this(reports, previous, began, asked, stale, UnlistedFiles.LOST);
    }

    /** Creates it; the lists are copied, and {@code null} means empty. */
    public Expectations {
        reports = reports == null ? List.of() : List.copyOf(reports);
        previous = previous == null ? List.of() : List.copyOf(previous);
        stale = Objects.requireNonNullElse(stale, StaleReports.NOTE);
        unlisted = Objects.requireNonNullElse(unlisted, UnlistedFiles.LOST);
    }
}
