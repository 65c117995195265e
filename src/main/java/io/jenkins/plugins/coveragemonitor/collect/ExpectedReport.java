package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that an earlier build read, and that is therefore expected.
 *
 * @param file where it was, relative to the workspace
 * @param format the name of its format
 * @param component its component, {@code ""} for the project as a whole
 * @param sample some of its files
 * @param stamp identifies exactly the same report, {@code null} if unknown
 * @param build the build that read it
 * @param flag its kind of tests, {@code ""} for none
 * @param files how many files it listed
 * @param sourceless whether the workspace of that build had none of the sample, so that it says nothing about this one
 * @param settled the files of the sample that it no longer lists, as later builds confirmed
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
    /** Creates it; the lists are copied, and {@code null} means empty. */
    public ExpectedReport {
        sample = sample == null ? List.of() : List.copyOf(sample);
        settled = settled == null ? List.of() : List.copyOf(settled);
    }

    /** Whether a report is this one, by path and format, because its component may have been renamed. */
    public boolean is(ReadReport report) {
        return file.equals(report.file()) && format != null && format.equals(report.format());
    }
}
