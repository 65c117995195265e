package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Accepts the finding of an alert. */
@Command(
        name = "accept",
        description = "Accepts an alert's level as the new baseline; needs a --note.",
        mixinStandardHelpOptions = true)
final class AlertAcceptCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions action;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return action.perform("alert.accept", AlertActions::accept);
    }
}
