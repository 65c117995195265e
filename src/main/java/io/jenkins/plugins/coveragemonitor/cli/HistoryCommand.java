package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Moves, compares and removes histories. */
@Command(
        name = "history",
        description = "Moves, compares and removes histories.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HistoryCopyCommand.class,
            HistoryCheckCommand.class,
            HistoryControllersCommand.class,
            HistoryRemoveCommand.class
        })
final class HistoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw CommandFailure.usage(
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
