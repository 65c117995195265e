package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.HistoryCsv;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over history from elsewhere. */
@Command(
        name = "import",
        description = "Takes over history from elsewhere: CSV with build,time,component,metric,covered,missed.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job that the builds belong to.")
    private String job;

    @Parameters(paramLabel = "FILE.csv", description = "The history.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JobHome jobHome = home.job(job);
        List<Point> points = HistoryCsv.read(file);
        HistoryFile.of(jobHome).append(points);
        spec.commandLine()
                .getOut()
                .println("Imported " + Plurals.count(points.size(), "build") + " of " + ConsoleEscaper.line(job) + ", #"
                        + points.get(0).build() + " to #"
                        + points.get(points.size() - 1).build() + ".");
        return ExitCode.PASSED.code();
    }
}
