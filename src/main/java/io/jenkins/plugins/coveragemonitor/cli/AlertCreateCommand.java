package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.cli.home.CliAlertActions;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins an alert that no rule found. */
@Command(
        name = "create",
        description = "Begins an alert by hand; what a person began a person ends.",
        mixinStandardHelpOptions = true)
final class AlertCreateCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Option(names = "--job", required = true, paramLabel = "J", description = "The job it is about.")
    private String job;

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Names its cause.")
    private String title;

    @Option(names = "--message", paramLabel = "TEXT", description = "One sentence; the title if left out.")
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
            description = "What kind of finding (${DEFAULT-VALUE}): ${COMPLETION-CANDIDATES}.")
    private AlertType type;

    @Option(names = "--metric", paramLabel = "M", description = "The metric it is about.")
    private Metric metric;

    @Option(names = "--component", defaultValue = "", paramLabel = "C", description = "The component it is about.")
    private String component;

    @Option(names = "--branch", defaultValue = "", paramLabel = "B", description = "The branch it is about.")
    private String branch;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who does it.")
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
