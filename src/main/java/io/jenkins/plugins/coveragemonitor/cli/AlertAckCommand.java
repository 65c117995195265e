package io.jenkins.plugins.coveragemonitor.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Acknowledges an alert. */
@Command(
        name = "ack",
        description = "Acknowledges an alert: someone is working on it.",
        mixinStandardHelpOptions = true)
final class AlertAckCommand implements Callable<Integer> {
    @Mixin
    private AlertActionOptions action;

    @Option(
            names = "--until",
            paramLabel = "ISO",
            converter = MomentConverter.class,
            description = "When the acknowledgement expires, such as 2026-11-23T08:00:00Z.")
    private Instant until;

    @Option(
            names = "--worse-by",
            paramLabel = "N",
            description = "Reopen the alert if it gets worse by this many percentage points, or tests.")
    private BigDecimal worseBy;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return action.perform(
                "alert.acknowledge", (actions, alertId, note) -> actions.acknowledge(alertId, note, until, worseBy));
    }
}
