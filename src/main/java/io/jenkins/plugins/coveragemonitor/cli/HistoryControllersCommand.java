package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.HistoryStores;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerDescription;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the controllers of a store. */
@Command(
        name = "controllers",
        description = "Lists the controllers whose histories are in a store.",
        mixinStandardHelpOptions = true)
final class HistoryControllersCommand implements Callable<Integer> {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description = "A home's folder, or jdbc:postgresql://HOST:PORT/DATABASE.")
    private String store;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (HistoryStore opened = HistoryStores.open("--store", store)) {
            for (ControllerDescription controller : opened.controllers()) {
                if (json) {
                    JsonLine.print(out, controller);
                } else {
                    out.println(controller.id() + "  "
                            + Plurals.count(controller.jobs(), "history", "histories")
                            + (controller.url() == null ? "" : "  " + ConsoleEscaper.line(controller.url()))
                            + (controller.seen() == null ? "" : "  heard of last " + controller.seen()));
                }
            }
        }
        return ExitCode.PASSED.code();
    }
}
