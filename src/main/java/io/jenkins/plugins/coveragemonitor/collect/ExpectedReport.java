package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that an earlier build read, and that a build may therefore be expected to have.
 *
 * @param file where it was, relative to the workspace
 * @param format the name of its format
 * @param component the component that it belonged to, {@code ""} for the project as a whole
 * @param sample some of the files that it was about
 * @param stamp by what the very same report is known again, {@code null} if that is not known
 * @param build the build that read it
 * @param flag the kind of tests that it was of, {@code ""} for none
 * @param files how many files it listed
 * @param sourceless whether the workspace of that build had none of the sample, so that it tells nothing of this one
 * @param settled of the sample those that it lists no longer, and that the builds since showed to be gone for good
 */
@WithBuilder
public record ExpectedReport(
        String file,
        @Nullable String format,
        String component,
        List<String> sample,
        @Nullable ReportStamp stamp,
        int build,
        String flag,
        int files,
        boolean sourceless,
        List<String> settled) {
    /** Creates it; the lists are copied, and empty if they are {@code null}. */
    public ExpectedReport {
        sample = sample == null ? List.of() : List.copyOf(sample);
        settled = settled == null ? List.of() : List.copyOf(settled);
    }

    /** A report without a flag. */
    public ExpectedReport(
            String file, String format, String component, List<String> sample, ReportStamp stamp, int build) {
        this(file, format, component, sample, stamp, build, "", sample.size(), false, List.of());
    }

    /** Whether a report is this one: by path and format, as its component may have been renamed. */
    public boolean is(ReadReport report) {
        return file.equals(report.file()) && format != null && format.equals(report.format());
    }
}
