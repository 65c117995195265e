package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Withdraws an acknowledgement. */
@Command(name = "unack", description = "Withdraws an acknowledgement.", mixinStandardHelpOptions = true)
final class AlertUnackCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions action;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return action.perform("alert.unacknowledge", AlertActions::unacknowledge);
    }
}
