package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.api.live.LiveContent;
import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.LiveMessages;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Notices what other processes record in a home folder, with a few looks at the disk for each job, and notifies
 * subscribers. The pause after a check is 20 times as long as the check took, but at least 0.3 and at most 2 seconds.
 */
final class HomeWatch implements Closeable {
    private static final long LEAST_MILLIS = 300;
    private static final long MOST_MILLIS = 2_000;
    private static final int SHARE = 20;

    private final Path home;
    private final PreviewData.Jobs jobs;
    private final LiveHub hub;
    private final LiveMessages messages;
    private final Map<JobMonitor, String> known = new HashMap<>();
    private final Thread thread = new Thread(this::run, "coverage-monitor-watch");

    HomeWatch(Path home, PreviewData.Jobs jobs, LiveHub hub) {
        this.home = home;
        this.jobs = jobs;
        this.hub = hub;
        this.messages = new LiveMessages(home);
        thread.setDaemon(true);
    }

    /** Starts to watch; existing data is not reported. */
    void start() throws IOException {
        look(false);
        messages.skip();
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                long begun = System.nanoTime();
                try {
                    look(true);
                    messages.next().forEach(message -> hub.publish(message.job(), message.content()));
                } catch (IOException unreadable) {
                    // Whoever opens a page sees the error; the next look may succeed.
                }
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                Thread.sleep(Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, took * SHARE)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean publish) throws IOException {
        Set<JobMonitor> gone = new HashSet<>(known.keySet());
        for (JobMonitor which : jobs.monitors()) {
            gone.remove(which);
            lookAt(which, publish);
        }
        if (known.keySet().removeAll(gone) && publish) {
            hub.publish("", new LiveContent.Look());
        }
    }

    /** A job that cannot be read does not affect the others; its pages say why. */
    private void lookAt(JobMonitor which, boolean publish) {
        try {
            CoverageMonitor monitor = new Home(home).monitor(which);
            String stamp = monitor.summaryStamp();
            if (!stamp.equals(known.put(which, stamp)) && publish) {
                Optional<JobSummary> summary = monitor.summary();
                summary.ifPresent(now -> hub.publish(which.job(), new LiveContent.Changed(which.id(), now)));
            }
        } catch (IOException unreadable) {
            known.put(which, "unreadable");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
