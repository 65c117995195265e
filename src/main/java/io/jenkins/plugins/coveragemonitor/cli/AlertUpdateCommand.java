package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.Severity;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a note to an alert, or changes one that a person created. */
@Command(
        name = "update",
        description = "Adds a --note to an alert, or changes the text of an alert opened by hand.",
        mixinStandardHelpOptions = true)
final class AlertUpdateCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions action;

    @Option(names = "--severity", paramLabel = "S", description = "The new severity: ${COMPLETION-CANDIDATES}.")
    private Severity severity;

    @Option(names = "--message", paramLabel = "TEXT", description = "The new message.")
    private String message;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean remark = severity == null && message == null;
        return action.perform(remark ? "alert.note" : "alert.update", (actions, alertId, note) -> {
            if (remark && note.isBlank()) {
                throw new IllegalArgumentException("give a --note, a --message or a --severity");
            }
            return remark ? actions.note(alertId, note) : actions.update(alertId, severity, message, note);
        });
    }
}
