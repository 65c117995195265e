package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The context of a job in a home folder: its other jobs, and the settings made at run time.
 *
 * @param home the folder
 * @param name the job
 * @param monitor the id of its monitor; the same one of other jobs is used
 */
public record CliJobContext(Path home, String name, String monitor) implements JobContext {
    @Override
    public Optional<CoverageMonitor> job(String other) {
        JobHome job = JobHome.below(home, other).monitor(monitor);
        return Files.exists(job.history())
                ? Optional.of(new Home(home).monitoredBy(monitor).monitor(other))
                : Optional.empty();
    }

    @Override
    public AlertSettings alerts(AlertSettings configured) throws IOException {
        return HomeState.of(home).thresholds().effective(name, configured);
    }
}
