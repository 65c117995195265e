package io.jenkins.plugins.coveragemonitor.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says that someone is on an alert. */
@Command(name = "ack", description = "Says that someone is on an alert.", mixinStandardHelpOptions = true)
final class AlertAckCommand implements Callable<Integer> {
    @Mixin
    private AlertDeed deed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return deed.perform(
                "alert.acknowledge",
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                (desk, thread, note) -> desk.acknowledge(thread, note, null, null));
    }
}
