package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.OptionalMonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.home.StoredHistoryOption;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.ExportJson;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes history as JSON. */
@Command(name = "export", description = "Writes history as JSON.", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private OptionalMonitoredHome optionalHome;

    @Mixin
    private StoredHistoryOption stored;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "90",
            description = "How many days of history to export (${DEFAULT-VALUE}); 0 for all.")
    private int days;

    @Option(names = "-o", paramLabel = "FILE", description = "The file to write. Default: standard output.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (days < 0) {
            throw CommandFailure.usage("--days is " + days + ": give 1 or more, or 0 for all");
        }
        Instant now = Clock.systemUTC().instant();
        Instant oldest = days == 0 ? Instant.MIN : now.minus(Duration.ofDays(days));
        List<Point> all = stored.isGiven()
                ? stored.points(job, optionalHome.id())
                : HistoryFile.of(optionalHome.required().knownJob(job)).points();
        List<Point> points =
                all.stream().filter(point -> !point.time().isBefore(oldest)).toList();
        if (file == null) {
            JsonLine.print(spec.commandLine().getOut(), ExportJson.of(job, now, days, points));
        } else {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                JsonLine.print(out, ExportJson.of(job, now, days, points));
            }
        }
        return ExitCode.PASSED.code();
    }
}
