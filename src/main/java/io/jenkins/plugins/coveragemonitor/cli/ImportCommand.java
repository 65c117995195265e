package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.HistoryCsv;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.record.imported.JenkinsBuilds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports history from elsewhere. */
@Command(
        name = "import",
        description = "Imports history: CSV with the columns build,time,component,metric,covered,missed,"
                + " or the builds of a Jenkins job.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job that the builds belong to.")
    private String job;

    @Parameters(paramLabel = "FILE.csv", arity = "0..1", description = "The CSV file.")
    private Path file;

    @Option(
            names = "--from-jenkins",
            paramLabel = "JOB_DIR",
            description =
                    "The folder of a Jenkins job, instead of FILE.csv: imports what the plugins coverage and JaCoCo recorded"
                            + " of its builds. Builds that are already in the history are skipped.")
    private Path jenkins;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JobHome jobHome = home.job(job);
        if ((file == null) == (jenkins == null)) {
            throw CommandFailure.usage("give either FILE.csv or --from-jenkins JOB_DIR");
        }
        if (jenkins != null) {
            return builds(jobHome);
        }
        List<Point> points = HistoryCsv.read(file);
        HistoryFile.of(jobHome).append(points);
        spec.commandLine()
                .getOut()
                .println("Imported " + Plurals.count(points.size(), "build") + " of " + ConsoleEscaper.line(job) + ", #"
                        + points.get(0).build() + " to #"
                        + points.get(points.size() - 1).build() + ".");
        return ExitCode.PASSED.code();
    }

    private int builds(JobHome jobHome) throws IOException {
        HistoryFile history = HistoryFile.of(jobHome);
        Set<Integer> known = history.points().stream().map(Point::build).collect(Collectors.toSet());
        JenkinsBuilds read = JenkinsBuilds.in(jenkins.resolve("builds"), known);
        read.problems().forEach(problem -> spec.commandLine().getErr().println(ConsoleEscaper.line(problem)));
        if (!read.points().isEmpty()) {
            history.append(read.points());
        }
        spec.commandLine()
                .getOut()
                .println("Imported " + Plurals.count(read.points().size(), "build") + " of " + ConsoleEscaper.line(job)
                        + "; " + Plurals.count(read.builds(), "build is", "builds are") + " there.");
        if (read.points().isEmpty() && read.problems().isEmpty() && known.isEmpty()) {
            throw CommandFailure.unusable(
                    jenkins
                            + " holds nothing to import: none of its builds has results of the plugins coverage or JaCoCo;"
                            + " give the folder of a job that recorded some",
                    null);
        }
        return read.problems().isEmpty() ? ExitCode.PASSED.code() : ExitCode.UNUSABLE.code();
    }
}
