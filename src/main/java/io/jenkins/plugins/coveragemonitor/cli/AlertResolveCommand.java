package io.jenkins.plugins.coveragemonitor.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends an alert. */
@Command(name = "resolve", description = "Ends an alert.", mixinStandardHelpOptions = true)
final class AlertResolveCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions action;

    @Option(names = "--accept", description = "Also accept the new level as the baseline; needs a --note.")
    private boolean accept;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return action.perform(
                accept ? "alert.accept" : "alert.resolve",
                (actions, alertId, note) -> accept ? actions.accept(alertId, note) : actions.resolve(alertId, note));
    }
}
