package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.ParseJson;
import io.jenkins.plugins.coveragemonitor.collect.PythonCoverage;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCounterFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The implementation of {@code parse}.
 *
 * @param files the reports
 * @param format their format, {@code null} to recognise it
 * @param json whether to print JSON
 */
record ReportParsing(List<Path> files, @Nullable String format, boolean json) {
    /**
     * The command in some arguments, if they are {@code parse}, files and at most {@code --json}: reading a command's
     * options by reflection takes longer than reading most reports. Other arguments are parsed the general way.
     */
    static Optional<ReportParsing> plainly(String[] arguments) {
        if (arguments.length < 2 || !arguments[0].equals("parse")) {
            return Optional.empty();
        }
        List<Path> files = new ArrayList<>();
        boolean json = false;
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            if (argument.equals("--json")) {
                json = true;
            } else if (argument.isEmpty() || "-@".indexOf(argument.charAt(0)) >= 0) {
                return Optional.empty();
            } else {
                files.add(Path.of(argument));
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new ReportParsing(files, null, json));
    }

    /** Reads and shows the reports one after the other. */
    ExitCode run(PrintWriter out, PrintWriter err) throws IOException {
        ReportFormats formats =
                ReportFormats.builtIn().withScripts(Path.of("")).withCoveragePy(new PythonCoverage(Path.of("")));
        if (format != null && formats.named(format).isEmpty()) {
            throw CommandFailure.usage("the format '" + format + "' is not known: give one of "
                    + String.join(
                            ", ",
                            formats.all().stream().map(known -> known.name()).toList())
                    + ", or leave --format out");
        }
        ExitCode exitCode = ExitCode.PASSED;
        for (Path file : files) {
            try {
                Report report = new Reports(formats.withGoCounters(GoCounterFiles.beside(file.toAbsolutePath())))
                        .read(file, format);
                if (json) {
                    JsonLine.print(out, ParseJson.of(file.toString(), report));
                } else {
                    show(out, file, report);
                }
            } catch (IOException e) {
                exitCode = ExitCode.UNUSABLE;
                String sentence = file + ": " + e.getMessage();
                if (json) {
                    JsonLine.print(out, new ParseJson.Unreadable(file.toString(), sentence));
                }
                err.println(ConsoleEscaper.line(sentence));
            }
        }
        return exitCode;
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
