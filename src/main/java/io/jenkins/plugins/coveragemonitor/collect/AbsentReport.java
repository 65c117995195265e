package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of an earlier build that a workspace does not have, or that no longer lists sources that are there.
 *
 * @param file where it was, relative to the workspace
 * @param format the name of its format, {@code null} if it was not known
 * @param component the component that it belonged to, {@code ""} for the project as a whole
 * @param build the build that had it
 * @param asked whether the configuration asks for it still
 * @param replaced whether other reports of this build, which that one did not have, are about most of its files
 * @param unmeasured of a sample of its files those that are still in the workspace and that no report of this build is
 * about
 * @param flag the kind of tests that it was of, {@code ""} for none
 * @param there how many files of the sample are still in the workspace; 0 if that does not matter
 * @param listed how many files it listed
 * @param noReport whether a file is in its place that is no report
 * @param sourceless whether the workspace of the build that had it had none of its files, so that nothing shows whether the code
 *     is gone
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
    /** Creates it; the list is copied, and empty if it is {@code null}, as older versions did not have it. */
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
