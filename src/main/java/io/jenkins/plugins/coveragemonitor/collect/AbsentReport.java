package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of an earlier build that a workspace does not have, or that no longer lists sources that are there.
 *
 * @param file where it was, relative to the workspace
 * @param format the name of its format, {@code null} if unknown
 * @param component its component, {@code ""} for the project as a whole
 * @param build the build that had it
 * @param asked whether the configuration still requests it
 * @param replaced whether other reports of this build, which that build did not have, list most of its files
 * @param unmeasured the files of a sample that are still in the workspace and in no report of this build
 * @param flag its kind of tests, {@code ""} for none
 * @param there how many files of the sample are still in the workspace; 0 if that does not matter
 * @param listed how many files it listed
 * @param noReport whether a file that is not a report is in its place
 * @param sourceless whether its build's workspace had none of its files, so that nothing shows whether the code is gone
 */
@WithBuilder
public record AbsentReport(
        String file,
        @Nullable String format,
        String component,
        int build,
        boolean asked,
        boolean replaced,
        List<String> unmeasured,
        String flag,
        int there,
        int listed,
        boolean noReport,
        boolean sourceless) {
    /** Creates it; the list is copied, {@code null} (from older versions) is empty. */
    public AbsentReport {
        unmeasured = unmeasured == null ? List.of() : List.copyOf(unmeasured);
        flag = flag == null ? "" : flag;
    }

    /** A report without a flag. */
    public AbsentReport(
            String file,
            String format,
            String component,
            int build,
            boolean asked,
            boolean replaced,
            List<String> unmeasured) {
        this(file, format, component, build, asked, replaced, unmeasured, "", 0, 0, false, false);
    }
}
