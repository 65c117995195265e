package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.util.List;
import java.util.Map;

/**
 * The output of {@code parse --json} for a readable report.
 *
 * @param file the report as given
 * @param format the format's name
 * @param totals the counters over all files
 * @param files one row a file
 * @param tests the test run, {@code null} if there was none
 * @param problems what could not be used, one sentence each
 */
public record ParseJson(
        String file, String format, Counters totals, List<File> files, TestTotals tests, List<String> problems) {
    /** A file; each metric is a field of its own. */
    record File(String path, @JsonAnyGetter Map<Metric, Counter> counters) {
        static File of(FileCoverage file) {
            return new File(file.path(), file.counters().asMap());
        }
    }

    /**
     * The output of {@code parse --json} for an unreadable file.
     *
     * @param file the report as given
     * @param error why, one sentence
     */
    public record Unreadable(String file, String error) {}

    /** A report. */
    public static ParseJson of(String file, Report report) {
        return new ParseJson(
                file,
                report.format(),
                report.totals(),
                report.files().stream().map(File::of).toList(),
                report.tests(),
                report.problems());
    }
}
