package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeState;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mutes alerts for a while. */
@Command(name = "silence", description = "Mutes alerts for a while.", mixinStandardHelpOptions = true)
final class AlertSilenceCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Option(names = "--job", paramLabel = "GLOB", description = "The jobs. Default: all.")
    private Set<String> jobs = Set.of();

    @Option(names = "--branch", paramLabel = "GLOB", description = "The branches. Default: all.")
    private Set<String> branches = Set.of();

    @Option(names = "--component", paramLabel = "GLOB", description = "The components. Default: all.")
    private Set<String> components = Set.of();

    @Option(names = "--type", paramLabel = "T", description = "The types. Default: all.")
    private Set<AlertType> types = Set.of();

    @Option(names = "--severity", paramLabel = "S", description = "The severities. Default: all.")
    private Set<Severity> severities = Set.of();

    @Option(names = "--metric", paramLabel = "M", description = "The metrics. Default: all.")
    private Set<Metric> metrics = Set.of();

    @Option(names = "--hours", required = true, paramLabel = "H", description = "For how many hours.")
    private int hours;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Your name, for the audit log.")
    private String who;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "A note, such as the reason.")
    private String note;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (hours < 1) {
            throw CommandFailure.usage("--hours is " + hours + ": give 1 or more");
        }
        Instant now = Clock.systemUTC().instant();
        MonitorState state = HomeState.of(home);
        AlertMatcher matcher = new AlertMatcher(jobs, branches, components, types, severities, metrics);
        Silence silence = state.silences().add(matcher, now, now.plus(Duration.ofHours(hours)), who, note);
        state.audit().add(who, "silence.create", null, silence.id(), note);
        spec.commandLine().getOut().println("Silence " + silence.id() + " holds until " + silence.until() + ".");
        return ExitCode.PASSED.code();
    }
}
