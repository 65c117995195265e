package io.jenkins.plugins.coveragemonitor.jenkins.extension;

import hudson.ExtensionList;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The formats of other plugins.
 *
 * @param formats those that can be used
 * @param problems why others cannot, one sentence each
 */
public record ExtensionFormats(List<CoverageReportFormat> formats, List<String> problems) {
    /** The formats of the installed plugins. */
    public static ExtensionFormats installed() {
        return of(ExtensionList.lookup(CoverageReportFormat.class));
    }

    /** The formats with unique names: two plugins with the same name must not stop every build. */
    public static ExtensionFormats of(Collection<CoverageReportFormat> all) {
        Set<String> taken = new HashSet<>();
        ReportFormats.builtIn().all().forEach(format -> taken.add(format.name()));
        List<CoverageReportFormat> formats = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CoverageReportFormat format : all) {
            if (taken.add(format.getName())) {
                formats.add(format);
            } else {
                problems.add("the format " + format.getName() + " of "
                        + format.getClass().getName()
                        + " is left out, as its name is taken; its plugin must choose another one");
            }
        }
        return new ExtensionFormats(formats, problems);
    }

    /** The table of all formats, as an agent builds it from what it was sent. */
    public static ReportFormats table(List<CoverageReportFormat> formats) {
        return ReportFormats.builtIn()
                .with(formats.stream().map(CoverageReportFormat::row).toList());
    }

    /** The names of all formats for jobs: the built-in ones, then the others. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        ReportFormats.builtIn().all().stream().map(ReportFormat::name).forEach(names::add);
        formats.stream().map(CoverageReportFormat::getName).forEach(names::add);
        return names;
    }
}
