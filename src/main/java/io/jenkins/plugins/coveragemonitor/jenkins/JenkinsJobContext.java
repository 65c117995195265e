package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import java.io.IOException;
import java.util.Optional;

/**
 * The context of a job: the other jobs of Jenkins, as far as the user of this request may see them, and settings made
 * at run time.
 *
 * @param name the full name of the job
 * @param id which of its monitors
 * @param target the job of a change request's target branch, which its own builds may compare with
 */
record JenkinsJobContext(String name, String id, Optional<Job<?, ?>> target) implements JobContext {
    JenkinsJobContext(String name, String id) {
        this(name, id, Optional.empty());
    }

    @Override
    public Optional<CoverageMonitor> job(String other) {
        return target.filter(job -> job.getFullName().equals(other))
                .or(() -> JenkinsJobs.visible(other))
                .map(job -> JobFiles.monitor(job, id));
    }

    @Override
    public Optional<Point> point(String other, int build) throws IOException {
        return OtherJobs.isAddress(other)
                ? OtherJobs.copied(other, id).stream()
                        .flatMap(copy -> copy.points().stream())
                        .filter(point -> point.build() == build)
                        .findFirst()
                : JobContext.super.point(other, build);
    }

    @Override
    public AlertSettings alerts(AlertSettings configured) throws IOException {
        return MonitorService.get().state().thresholds().effective(name, configured);
    }
}
