package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private Home home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "90",
            description = "How many days back from now (${DEFAULT-VALUE}); 0 for all.")
    private int days;

    @Option(names = "-o", paramLabel = "FILE", description = "Where to write; standard output if left out.")
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
        List<Point> points = HistoryFile.of(home.knownJob(job)).points().stream()
                .filter(point -> !point.time().isBefore(oldest))
                .toList();
        if (file == null) {
            write(spec.commandLine().getOut(), now, points);
        } else {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                write(out, now, points);
            }
        }
        return ExitCode.PASSED.code();
    }

    private void write(PrintWriter out, Instant now, List<Point> points) throws IOException {
        JsonLine.print(out, json -> {
            json.writeStringField("job", job);
            json.writeStringField("exported", now.toString());
            json.writeNumberField("days", days);
            json.writeArrayFieldStart("points");
            for (Point point : points) {
                json.writeStartObject();
                json.writeNumberField("build", point.build());
                json.writeStringField("time", point.time().toString());
                json.writeBooleanField("measured", point.isMeasured());
                JsonLine.counters(json, "totals", point.totals());
                json.writeObjectFieldStart("components");
                for (Map.Entry<String, Counters> component : point.components().entrySet()) {
                    JsonLine.counters(json, component.getKey(), component.getValue());
                }
                json.writeEndObject();
                JsonLine.tests(json, point.tests());
                if (point.patch() != null) {
                    JsonLine.counters(json, "patch", point.patch());
                }
                json.writeStringField("verdict", point.outcome().name());
                json.writeObjectFieldStart("gates");
                for (Map.Entry<Outcome, Integer> gates : point.gates().entrySet()) {
                    json.writeNumberField(gates.getKey().name(), gates.getValue());
                }
                json.writeEndObject();
                if (point.commit() != null) {
                    json.writeStringField("commit", point.commit());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
