package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.gate.Past;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Another job to compare with. */
final class PastOfJobs {
    private PastOfJobs() {}

    /** The past of a job that the build may see; empty if there is none, or one may not see it. */
    static Optional<Past> named(String name, String id) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
        if (job == null || !JobFiles.ids(job).contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JobFiles.monitor(job, id).past(name));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
