package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertDesk;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.api.MonitorState;
import io.jenkins.plugins.coveragemonitor.model.Legible;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which alert, by whom and why: what the commands share that change one alert. */
final class AlertDeed {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "KEY", description = "The alert's key, as 'alerts' prints it.")
    private String key;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who does it.")
    private String who;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "Why.")
    private String note;

    /** What is done to the alert. */
    @FunctionalInterface
    interface Work {
        Alert at(AlertDesk desk, String thread, String note) throws IOException;
    }

    /** Does it, keeps who did, and tells the receivers. */
    Integer perform(String action, PrintWriter out, PrintWriter err, Work work)
            throws IOException, InterruptedException {
        try {
            AlertKey cause = AlertKey.parse(key);
            CoverageMonitor monitor = new CoverageMonitor(home.knownJob(cause.job()), cause.job(), Clock.systemUTC());
            Alert found = monitor.alerts()
                    .find(cause)
                    .orElseThrow(() -> CommandFailure.usage("there is no alert '" + key + "': see 'alerts'"));
            MonitorState state = HomeState.of(home);
            AlertDesk desk = new AlertDesk(
                    monitor.alerts(),
                    monitor.config().alerts(),
                    state.silences().all(),
                    who);
            Alert after = work.at(desk, found.thread(), note);
            state.audit().add(who, action, cause.job(), key, note);
            out.println(after.status() + ": " + Legible.line(after.message()));
            try (HomeOutbox outbox = HomeOutbox.ofAll(home.folder(), err::println)) {
                outbox.deliver(monitor, Duration.ofSeconds(10)).ifPresent(err::println);
            }
            return ExitCode.PASSED.code();
        } catch (IllegalArgumentException | IllegalStateException | java.util.NoSuchElementException e) {
            throw CommandFailure.usage(e.getMessage());
        }
    }
}
