package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.HistoryStores;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerDescription;
import io.jenkins.plugins.coveragemonitor.history.store.FileHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryTransfer;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.SharedHistoryStore;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The stores to transfer between, and the histories. */
final class HistoryTransferOptions {
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    @Option(
            names = "--from",
            required = true,
            paramLabel = "STORE",
            description = "A home's folder, or jdbc:postgresql://HOST:PORT/DATABASE.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "STORE",
            description = "The store to copy to, or to compare with.")
    private String to;

    @Option(
            names = "--controller",
            paramLabel = "ID",
            description = "Only this controller's histories; a folder without an id becomes its home.")
    private String controller = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** Work on both stores. */
    @FunctionalInterface
    interface Work {
        HistoryTransfer.Result with(HistoryTransfer transfer, Consumer<String> progress) throws IOException;
    }

    /** Does the work. */
    HistoryTransfer.Result run(boolean writes, Work work) throws IOException {
        if (from.equals(to)) {
            throw CommandFailure.usage("--from and --to are the same store");
        }
        try (HistoryStore source = HistoryStores.open("--from", from);
                HistoryStore target = HistoryStores.open("--to", to)) {
            if (writes) {
                ready(target);
            }
            HistoryTransfer.Result result =
                    work.with(new HistoryTransfer(source, target, JobQuery.ALL.on(controller)), progress());
            if (writes && target instanceof FileHistoryStore folder) {
                tellPlaces(source, folder);
            }
            return result;
        }
    }

    private void ready(HistoryStore target) throws IOException {
        if (target instanceof SharedHistoryStore shared) {
            shared.prepare();
        }
        if (target instanceof FileHistoryStore folder && !controller.isEmpty()) {
            try {
                folder.adopt(JobKey.checked(controller));
            } catch (IllegalArgumentException wrong) {
                throw CommandFailure.usage("--controller: " + wrong.getMessage());
            }
        }
    }

    /** Warns that the other commands do not look for histories of other controllers in a folder. */
    private void tellPlaces(HistoryStore source, FileHistoryStore folder) throws IOException {
        String own = folder.controller().orElse("");
        for (ControllerDescription copied : source.controllers()) {
            String id = copied.id();
            if (!id.equals(own) && copied.jobs() > 0 && (controller.isEmpty() || controller.equals(id))) {
                spec.commandLine()
                        .getErr()
                        .println("notice: the folder keeps the histories of the controller " + id + " in "
                                + ConsoleEscaper.line(folder.place(id).toString())
                                + ", as those of another controller; to make it a home that other commands read, copy to an"
                                + " empty folder with --controller " + id);
            }
        }
    }

    /** Prints the progress once a second. */
    private Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        long[] state = {0, System.nanoTime()};
        return job -> {
            state[0]++;
            if (System.nanoTime() - state[1] > PROGRESS.toNanos()) {
                state[1] = System.nanoTime();
                err.println(Plurals.count(state[0], "job") + " done, the last " + ConsoleEscaper.line(job));
            }
        };
    }

    /** Prints the result as a sentence or as JSON. */
    void print(String sentence, HistoryTransfer.Result result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, result);
            return;
        }
        out.println(sentence);
        result.differing().forEach(difference -> out.println("  " + ConsoleEscaper.line(difference)));
        if (result.differences() > result.differing().size()) {
            out.println("  " + Plurals.count(result.differences(), "point") + " in all");
        }
        out.flush();
    }
}
