package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobDescriptions;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Owners, labels and alerts of the jobs of a home folder, which has no address. */
final class HomeFacts implements JobFacts {
    private final Path folder;
    private final Clock clock = Clock.systemUTC();

    HomeFacts(Path folder) {
        this.folder = folder;
    }

    private CoverageMonitor monitor(JobHome home, String job) {
        return new CoverageMonitor(home, job, clock, () -> new HomeRetention(folder).get());
    }

    @Override
    public Optional<JobDescription> description(JobHome home, String job) throws IOException {
        return Optional.of(JobDescriptions.of(monitor(home, job), null, null));
    }

    @Override
    public List<EndedAlert> ended(JobHome home, String job) throws IOException {
        return alerts(home, job).ended();
    }

    AlertHistory alerts(JobHome home, String job) throws IOException {
        return JobDescriptions.alerts(monitor(home, job), null, clock.instant());
    }
}
