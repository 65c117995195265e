package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import java.io.IOException;
import java.util.Optional;

/** Other jobs to compare with. */
final class OtherJobs {
    private OtherJobs() {}

    /** The past of a job that the running build may see; empty if there is none, or one may not see it. */
    static Optional<JobHistory> named(String name, String id) {
        return JenkinsJobs.visible(name).flatMap(job -> of(job, id));
    }

    /** The past of a job; empty if nothing was recorded of it. */
    static Optional<JobHistory> of(Job<?, ?> job, String id) {
        if (!JobFiles.ids(job).contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JobFiles.monitor(job, id).past(job.getFullName()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
