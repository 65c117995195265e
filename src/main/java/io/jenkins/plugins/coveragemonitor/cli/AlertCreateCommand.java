package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.cli.home.CliAlertActions;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates an alert that no rule found. */
@Command(
        name = "create",
        description = "Opens an alert by hand; only a person can resolve it.",
        mixinStandardHelpOptions = true)
final class AlertCreateCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Option(names = "--job", required = true, paramLabel = "J", description = "The job that the alert is about.")
    private String job;

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "The title; name the cause.")
    private String title;

    @Option(names = "--message", paramLabel = "TEXT", description = "One sentence. Default: the title.")
    private String message;

    @Option(
            names = "--severity",
            paramLabel = "S",
            defaultValue = "WARNING",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Severity severity;

    @Option(
            names = "--type",
            paramLabel = "T",
            defaultValue = "ANOMALY",
            description = "The kind of alert (${DEFAULT-VALUE}): ${COMPLETION-CANDIDATES}.")
    private AlertType type;

    @Option(names = "--metric", paramLabel = "M", description = "The metric that the alert is about.")
    private Metric metric;

    @Option(
            names = "--component",
            defaultValue = "",
            paramLabel = "C",
            description = "The component that the alert is about.")
    private String component;

    @Option(
            names = "--branch",
            defaultValue = "",
            paramLabel = "B",
            description = "The branch that the alert is about.")
    private String branch;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Your name, for the audit log.")
    private String who;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (title.isBlank()) {
            throw CommandFailure.usage("--title is empty: name the cause");
        }
        String sentence = message == null ? title : message;
        return new CliAlertActions(home, job, who)
                .perform(
                        "alert.create",
                        title,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr(),
                        actions -> actions.create(type, severity, branch, metric, component, title, sentence));
    }
}
