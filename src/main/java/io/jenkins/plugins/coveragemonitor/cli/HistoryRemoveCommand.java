package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.HistoryStores;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerDescription;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes a controller that no longer exists from a store. */
@Command(
        name = "remove",
        description = "Removes a retired controller and all its histories from a store.",
        mixinStandardHelpOptions = true)
final class HistoryRemoveCommand implements Callable<Integer> {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description = "A home's folder, or jdbc:postgresql://HOST:PORT/DATABASE.")
    private String store;

    @Option(names = "--controller", required = true, paramLabel = "ID", description = "The controller.")
    private String controller;

    @Option(names = "--yes", description = "Really remove it. Without this option, only say what would be removed.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (HistoryStore opened = HistoryStores.open("--store", store)) {
            ControllerDescription known = opened.controllers().stream()
                    .filter(one -> one.id().equals(controller))
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.usage("the store has no controller '" + controller
                            + "': see 'history controllers --store STORE'"));
            String what = Plurals.count(known.jobs(), "history", "histories") + " of " + controller;
            if (yes) {
                opened.deleteController(controller);
            }
            spec.commandLine()
                    .getOut()
                    .println(yes ? "Removed " + what + "." : "Would remove " + what + "; add --yes to do it.");
        }
        return ExitCode.PASSED.code();
    }
}
