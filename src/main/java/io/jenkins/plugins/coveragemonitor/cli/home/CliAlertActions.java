package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.NoSuchElementException;

/** Changes the alerts of a job of a home folder for a person. */
public final class CliAlertActions {
    private static final Duration DELIVERING = Duration.ofSeconds(10);

    private final Home home;
    private final CoverageMonitor monitor;
    private final String who;

    public CliAlertActions(Home home, String job, String who) {
        this.home = home;
        this.monitor = home.knownMonitor(job);
        this.who = who;
    }

    public CoverageMonitor monitor() {
        return monitor;
    }

    /** An action. */
    @FunctionalInterface
    public interface Work {
        Alert at(AlertActions actions) throws IOException;
    }

    /** Performs the action, records who did it, and notifies the receivers. */
    public Integer perform(String action, String note, PrintWriter out, PrintWriter err, Work work)
            throws IOException, InterruptedException {
        MonitorState state = HomeState.of(home);
        AlertActions actions = new AlertActions(
                monitor.alerts(),
                state.thresholds().effective(monitor.job(), monitor.config().alerts()),
                state.silences().all(),
                who,
                monitor::accept);
        Alert after;
        try {
            after = work.at(actions);
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            throw CommandFailure.usage(e);
        }
        state.audit().add(who, action, monitor.job(), after.key().toString(), note);
        out.println(after.status() + ": " + ConsoleEscaper.line(after.message()));
        out.println("  " + after.key());
        try (HomeOutbox outbox = HomeOutbox.ofAll(home.folder(), err::println)) {
            outbox.deliver(monitor, DELIVERING).forEach(err::println);
        }
        return ExitCode.PASSED.code();
    }
}
