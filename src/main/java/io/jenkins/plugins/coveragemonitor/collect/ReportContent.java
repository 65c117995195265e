package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.TestSuite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row and, if it could be used, the content of the report; execution data only has it together with others.
 *
 * @param again the report, if memory ran out while it was read among others
 */
record ReportContent(
        ReadReport row,
        List<FileCoverage> files,
        List<TestSuite> suites,
        ExecutionGroups.@Nullable Member execution,
        @Nullable FoundReport again) {
    /** A copy under another row. */
    ReportContent with(ReadReport other) {
        return new ReportContent(other, files, suites, execution, again);
    }
}
