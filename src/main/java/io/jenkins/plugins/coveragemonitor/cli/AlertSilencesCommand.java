package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeState;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the silences in force and to come. */
@Command(name = "silences", description = "Lists the silences that are not over.", mixinStandardHelpOptions = true)
final class AlertSilencesCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Instant now = Clock.systemUTC().instant();
        List<Silence> shown = HomeState.of(home).silences().all().all().stream()
                .filter(silence -> silence.until().isAfter(now))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, new SilencesJson(shown.stream().map(Row::of).toList()));
        } else if (shown.isEmpty()) {
            out.println("No silences.");
        } else {
            for (Silence silence : shown) {
                out.println(
                        ConsoleEscaper.line(silence.id() + " until " + silence.until() + " by " + silence.who() + ": "
                                + words(silence.matcher())
                                + (silence.note().isEmpty() ? "" : " (" + silence.note() + ")")));
            }
        }
        return ExitCode.PASSED.code();
    }

    /** What {@code --json} prints. */
    private record SilencesJson(List<Row> silences) {}

    private record Row(String id, Instant from, Instant until, String who, String note, String matches) {
        static Row of(Silence silence) {
            return new Row(
                    silence.id(),
                    silence.from(),
                    silence.until(),
                    silence.who(),
                    silence.note(),
                    words(silence.matcher()));
        }
    }

    private static String words(AlertMatcher matcher) {
        List<String> parts = new ArrayList<>();
        add(parts, "job", matcher.jobs());
        add(parts, "branch", matcher.branches());
        add(parts, "component", matcher.components());
        add(parts, "type", matcher.types());
        add(parts, "severity", matcher.severities());
        add(parts, "metric", matcher.metrics());
        return parts.isEmpty() ? "all alerts" : String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, Collection<?> values) {
        if (!values.isEmpty()) {
            parts.add(what + " "
                    + String.join(
                            " or ",
                            values.stream().map(String::valueOf).sorted().toList()));
        }
    }
}
