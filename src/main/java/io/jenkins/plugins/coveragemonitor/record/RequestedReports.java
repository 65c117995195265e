package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a call of a build requested: a complete measurement must have them.
 *
 * @param component their component, {@code ""} for the project as a whole
 * @param format the name of their format, or {@code null} for any
 * @param pattern where they are, or {@code null} for anywhere
 * @param flag the kind of tests they are from, {@code ""} for none
 * @param optional whether a build without them is still complete
 */
public record RequestedReports(
        String component, @Nullable String format, @Nullable String pattern, String flag, boolean optional) {
    /** The reports that a configuration requests; every known report if it names none. */
    public static List<RequestedReports> of(List<ReportSpec> specs) {
        return ReportSpec.wanted(specs).stream()
                .map(spec -> new RequestedReports(
                        spec.component(), spec.format(), spec.pattern(), spec.flag(), spec.optional()))
                .toList();
    }

    /**
     * Whether a report is one of these. A file that two patterns name belongs to the first of them, but satisfies the
     * second one as well.
     */
    boolean covers(ReadReport report) {
        boolean known = format == null || report.format() == null || format.equalsIgnoreCase(report.format());
        return known
                && (pattern == null
                        ? component.equals(report.component()) && flag.equals(report.flag())
                        : Glob.anywhere(pattern).matches(report.file()));
    }
}
