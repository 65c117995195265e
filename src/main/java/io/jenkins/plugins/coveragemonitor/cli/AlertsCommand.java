package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.OptionalHome;
import io.jenkins.plugins.coveragemonitor.cli.home.StoredHistoryOption;
import io.jenkins.plugins.coveragemonitor.cli.output.AlertRowJson;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The alert store: lists alerts without a subcommand, changes them with one. */
@Command(
        name = "alerts",
        description = "Lists alerts; the subcommands change them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AlertCreateCommand.class,
            AlertUpdateCommand.class,
            AlertAckCommand.class,
            AlertUnackCommand.class,
            AlertAcceptCommand.class,
            AlertResolveCommand.class,
            AlertSilenceCommand.class,
            AlertSilencesCommand.class,
            AlertUnsilenceCommand.class
        })
final class AlertsCommand implements Callable<Integer> {
    /** Only the list uses this folder; its subcommands have their own option. */
    @Mixin
    private OptionalHome home;

    @Mixin
    private StoredHistoryOption stored;

    @Option(names = "--status", paramLabel = "S", description = "Only alerts in this status, such as ACTIVE.")
    private AlertStatus status;

    @Option(names = "--job", paramLabel = "J", description = "Only alerts of this job.")
    private String job;

    @Option(names = "--type", paramLabel = "T", description = "Only alerts of these types.")
    private Set<AlertType> types = Set.of();

    @Option(names = "--severity", paramLabel = "S", description = "Only alerts of these severities.")
    private Set<Severity> severities = Set.of();

    @Option(names = "--branch", paramLabel = "GLOB", description = "Only alerts of these branches.")
    private Set<String> branches = Set.of();

    @Option(names = "--component", paramLabel = "GLOB", description = "Only alerts of these components.")
    private Set<String> components = Set.of();

    @Option(
            names = "--ended-days",
            paramLabel = "D",
            defaultValue = "30",
            description =
                    "With --store: of alerts that are over, those of the last D days (${DEFAULT-VALUE}); 0 for none.")
    private int endedDays;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stored.isGiven()) {
            ofAllControllers();
            return ExitCode.PASSED.code();
        }
        Home folder = home.required();
        AlertMatcher wanted = new AlertMatcher(null, branches, components, types, severities, null);
        List<Found> found = new ArrayList<>();
        IndependentSteps steps = new IndependentSteps(spec.commandLine().getErr());
        for (JobMonitor which : monitors(folder)) {
            steps.run(which.job() + " is left out", () -> {
                AlertStore alerts = folder.monitor(which).alerts();
                alerts.problems().forEach(problem -> notice(problem));
                alerts.alerts().stream()
                        .filter(alert -> status == null || alert.status() == status)
                        .filter(wanted::matches)
                        .forEach(alert -> found.add(new Found(alert, which)));
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(
                    out,
                    new AlertsJson(found.stream()
                            .map(one ->
                                    AlertRowJson.of(one.alert(), one.monitor().id()))
                            .toList()));
        } else if (found.isEmpty()) {
            out.println("No alerts.");
        } else {
            found.forEach(one -> print(out, one));
        }
        return (steps.isWhole() ? ExitCode.PASSED : ExitCode.UNUSABLE).code();
    }

    private void notice(String problem) {
        spec.commandLine().getErr().println("notice: " + ConsoleEscaper.line(problem));
    }

    private void ofAllControllers() throws IOException {
        if (!branches.isEmpty() || !components.isEmpty()) {
            throw CommandFailure.usage((branches.isEmpty() ? "--component" : "--branch")
                    + ": the database does not know it for open alerts; leave it out, or use --home");
        }
        if (endedDays < 0) {
            throw CommandFailure.usage("--ended-days is " + endedDays + ": give 0 or more");
        }
        Instant now = Clock.systemUTC().instant();
        Instant since = endedDays == 0 ? Instant.MAX : now.minus(Duration.ofDays(endedDays));
        try (HistoryStore store = stored.open()) {
            new StoredAlerts(stored.jobs(), job, status, types, severities)
                    .print(store, since, json, spec.commandLine().getOut());
        }
    }

    /** An alert and its monitor. */
    private record Found(Alert alert, JobMonitor monitor) {}

    /** The monitors of the named job, or of all jobs. */
    private List<JobMonitor> monitors(Home folder) throws IOException {
        if (job == null) {
            return folder.monitors();
        }
        List<JobMonitor> named = folder.monitors().stream()
                .filter(monitor -> monitor.job().equals(job))
                .toList();
        if (named.isEmpty()) {
            folder.knownJob(job);
        }
        return named;
    }

    private static void print(PrintWriter out, Found found) {
        Alert alert = found.alert();
        String monitor = found.monitor().isUsual() ? "" : " (" + found.monitor().id() + ")";
        out.println(ConsoleEscaper.line(alert.status() + " " + alert.severity() + " "
                + alert.key().job() + monitor + " since #" + alert.since().build() + ": " + alert.message()));
        String id = found.monitor().isUsual() ? "" : " --id " + found.monitor().id();
        out.println("  " + ConsoleEscaper.line(alert.key() + id));
    }

    /** The output of {@code --json}. */
    private record AlertsJson(List<AlertRowJson> alerts) {}
}
