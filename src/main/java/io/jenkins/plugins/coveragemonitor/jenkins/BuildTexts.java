package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import java.util.Optional;

/** The data for texts about a build, for the parts of this plugin that need another plugin. */
public final class BuildTexts {
    private BuildTexts() {}

    /** The data that one of a job's monitors recorded of a build; empty if it recorded nothing. */
    public static Optional<BuildData> of(Run<?, ?> run, String id) throws IOException {
        Job<?, ?> job = run.getParent();
        if (!JobFiles.ids(job).contains(id)) {
            return Optional.empty();
        }
        return new JobViews(JobFiles.monitor(job, id), new JenkinsJobContext(job.getFullName(), id))
                .build(run.getNumber());
    }
}
