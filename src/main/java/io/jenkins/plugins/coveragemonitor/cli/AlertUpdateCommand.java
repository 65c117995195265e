package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.Severity;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a remark to an alert, or says something else of one that a person began. */
@Command(
        name = "update",
        description = "Adds a --note to an alert; of one that a person began also changes what it says.",
        mixinStandardHelpOptions = true)
final class AlertUpdateCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions deed;

    @Option(names = "--severity", paramLabel = "S", description = "Another severity: ${COMPLETION-CANDIDATES}.")
    private Severity severity;

    @Option(names = "--message", paramLabel = "TEXT", description = "Another sentence.")
    private String message;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean remark = severity == null && message == null;
        return deed.perform(
                remark ? "alert.note" : "alert.update",
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                (desk, thread, note) -> {
                    if (remark && note.isBlank()) {
                        throw new IllegalArgumentException("give a --note, a --message or a --severity");
                    }
                    return remark ? desk.note(thread, note) : desk.update(thread, severity, message, note);
                });
    }
}
