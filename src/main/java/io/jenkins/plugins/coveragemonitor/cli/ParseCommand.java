package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.ParseJson;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads reports and shows what is in them. */
@Command(name = "parse", description = "Reads reports and shows what is in them.", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The reports, packed or not.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "The format of the reports, such as JACOCO. Default: recognised by content.")
    private String format;

    @Option(names = "--json", description = "Print one JSON object a line, one a FILE.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReportFormats formats = ReportFormats.builtIn().withScripts(Path.of(""));
        if (format != null && formats.named(format).isEmpty()) {
            throw CommandFailure.usage("the format '" + format + "' is not known: give one of "
                    + String.join(
                            ", ",
                            formats.all().stream().map(known -> known.name()).toList())
                    + ", or leave --format out");
        }
        Reports reports = new Reports(formats);
        ExitCode exitCode = ExitCode.PASSED;
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            try {
                Report report = reports.read(file, format);
                if (json) {
                    JsonLine.print(out, ParseJson.of(file.toString(), report));
                } else {
                    show(out, file, report);
                }
            } catch (IOException e) {
                exitCode = ExitCode.UNUSABLE;
                refuse(out, file + ": " + e.getMessage(), file);
            }
        }
        return exitCode.code();
    }

    private void refuse(PrintWriter out, String sentence, Path file) throws IOException {
        if (json) {
            JsonLine.print(out, new ParseJson.Unreadable(file.toString(), sentence));
        }
        spec.commandLine().getErr().println(ConsoleEscaper.line(sentence));
    }

    private static void show(PrintWriter out, Path file, Report report) {
        out.println(ConsoleEscaper.line(file.toString()) + " (" + report.format() + ", "
                + Plurals.count(report.files().size(), "file") + ")");
        Counters totals = report.totals();
        totals.asMap()
                .forEach((metric, counter) -> out.printf(
                        "  %-12s %9s  %d of %d%n", metric, counter.percentText(), counter.covered(), counter.total()));
        if (report.tests().isMeasured()) {
            out.printf(
                    "  %-12s %9d  %d failed, %d skipped%n",
                    Metric.TESTS,
                    report.tests().total(),
                    report.tests().failed(),
                    report.tests().skipped());
        }
        report.problems().forEach(problem -> out.println("  " + ConsoleEscaper.line(problem)));
    }
}
