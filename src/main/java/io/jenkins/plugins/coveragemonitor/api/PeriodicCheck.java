package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * Looks after what only time changes in the alerts of all jobs: silences and acknowledgements that end, reminders,
 * measurements that have gone stale, and what a crash kept from being told. A job without a book of alerts costs a look
 * at its folder; one whose book has no alert costs reading it.
 */
public final class PeriodicCheck {
    private final Jobs jobs;
    private final MonitorState state;
    private final BiConsumer<String, Exception> failures;

    /**
     * A check of jobs.
     *
     * @param jobs told when there is something to tell of one
     * @param failures takes the name of a job that could not be looked at, and why; the others are looked at all the same
     */
    public PeriodicCheck(Jobs jobs, MonitorState state, BiConsumer<String, Exception> failures) {
        this.jobs = jobs;
        this.state = state;
        this.failures = failures;
    }

    /**
     * Looks at all jobs once.
     *
     * @return of how many monitors there was something to tell
     * @throws IOException if it cannot be known which jobs and silences there are
     */
    public int run() throws IOException {
        Silences silences = state.silences().all();
        int told = 0;
        for (String job : jobs.names()) {
            try {
                if (state.monitoring().isOn(job)) {
                    told += check(job, silences);
                }
            } catch (IOException | RuntimeException e) {
                failures.accept(job, e);
            }
        }
        return told;
    }

    private int check(String job, Silences silences) throws IOException {
        int told = 0;
        for (String id : jobs.monitors(job)) {
            CoverageMonitor monitor = jobs.monitor(job, id);
            if (!monitor.hasAlertBook()) {
                continue;
            }
            AlertSettings settings =
                    state.thresholds().effective(job, monitor.config().alerts());
            monitor.watch(settings, silences);
            if (!monitor.alerts().waiting().isEmpty()) {
                jobs.alertsChanged(job, id);
                told++;
            }
        }
        return told;
    }
}
