package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Updates the alerts of all jobs without a build: ends silences and acknowledgements, sends reminders, finds stale
 * measurements, and sends what a crash prevented. For a job that never had an alert it only looks at the folder;
 * otherwise it reads the alerts.
 */
public final class PeriodicCheck {
    private final Jobs jobs;
    private final MonitorState state;
    private final BiConsumer<String, Exception> failures;
    private final Clock clock;

    /**
     * A check of jobs.
     *
     * @param jobs is notified when a job has changed
     * @param failures receives the name of a job that could not be checked, and why; the others are checked all the
     * same
     * @param clock measures the duration
     */
    public PeriodicCheck(Jobs jobs, MonitorState state, BiConsumer<String, Exception> failures, Clock clock) {
        this.jobs = jobs;
        this.state = state;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * Checks all jobs once.
     *
     * @return what was done and how long it took; the state keeps it until the next check
     * @throws IOException if the jobs or silences cannot be read
     */
    public CheckReport run() throws IOException {
        Instant began = clock.instant();
        Silences silences = state.silences().all();
        int looked = 0;
        int notified = 0;
        int failed = 0;
        for (String job : jobs.names()) {
            try {
                if (state.monitoring().isOn(job)) {
                    looked++;
                    notified += check(job, silences);
                }
            } catch (IOException | RuntimeException e) {
                failed++;
                failures.accept(job, e);
            }
        }
        // A clock that was set back meanwhile would give a negative duration.
        long took = Math.max(0, Duration.between(began, clock.instant()).toMillis());
        CheckReport report = new CheckReport(began, took, looked, notified, failed);
        state.lastCheck().was(report);
        return report;
    }

    private int check(String job, Silences silences) throws IOException {
        int notified = 0;
        for (String id : jobs.monitors(job)) {
            CoverageMonitor monitor = jobs.monitor(job, id);
            if (!monitor.hasAlertStore()) {
                continue;
            }
            AlertSettings settings =
                    state.thresholds().effective(job, monitor.config().alerts());
            monitor.watch(settings, silences);
            if (!monitor.alerts().waiting().isEmpty()) {
                jobs.alertsChanged(job, id);
                notified++;
            }
        }
        return notified;
    }
}
