package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.cli.home.CliAlertActions;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which alert, by whom and why: the common options of the commands that change one alert. */
final class AlertActionOptions {
    @Mixin
    private MonitoredHome home;

    @Parameters(paramLabel = "KEY", description = "The alert's key, as 'alerts' prints it.")
    private String key;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Your name, for the audit log.")
    private String who;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "A note, such as the reason.")
    private String note;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** An action on the alert. */
    @FunctionalInterface
    interface Work {
        Alert at(AlertActions actions, String alertId, String note) throws IOException;
    }

    /** Performs the action, records who did it, and notifies the receivers. */
    Integer perform(String action, Work work) throws IOException, InterruptedException {
        AlertKey cause;
        try {
            cause = AlertKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
        CliAlertActions actions = new CliAlertActions(home, cause.job(), who);
        CoverageMonitor monitor = actions.monitor();
        Alert found = monitor.alerts()
                .find(cause)
                .orElseThrow(() -> CommandFailure.usage("there is no alert '" + key + "': see 'alerts'"));
        return actions.perform(
                action,
                note,
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                at -> work.at(at, found.alertId(), note));
    }
}
