package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Prints for people what each service delivered. */
final class SpySummary {
    private SpySummary() {}

    /**
     * Prints it.
     *
     * @return whether nothing is missing
     */
    static boolean print(ServiceManifest manifest, SpyFolder folder, PrintWriter out, PrintWriter err) {
        boolean all = true;
        for (ServiceManifest.Service service : manifest.services()) {
            out.println(ConsoleEscaper.line(service.name() + ": " + service.summary()));
            for (ServiceManifest.ServiceReport report : service.reports()) {
                out.println("  " + report.file() + " (" + report.format() + "): " + lines(report, folder));
            }
            service.problems().forEach(problem -> err.println(sentence(service, problem)));
            service.missing().forEach(why -> err.println(sentence(service, why)));
            all &= service.missing().isEmpty();
        }
        return all;
    }

    private static String sentence(ServiceManifest.Service service, String what) {
        return ConsoleEscaper.line("service " + service.name() + ": " + what);
    }

    private static String lines(ServiceManifest.ServiceReport report, SpyFolder folder) {
        try {
            ReportFormats formats = report.classes() == null
                    ? ReportFormats.builtIn()
                    : ReportFormats.builtIn()
                            .withClassFiles(List.of(folder.root().resolve(report.classes())));
            Counter lines = new Reports(formats)
                    .read(folder.root().resolve(report.file()), report.format())
                    .totals()
                    .get(Metric.LINE);
            return lines.covered() + " of " + Plurals.count(lines.total(), "line") + ", " + lines.percentText();
        } catch (IOException unreadable) {
            return ConsoleEscaper.line(FailureText.sentence(unreadable));
        }
    }
}
