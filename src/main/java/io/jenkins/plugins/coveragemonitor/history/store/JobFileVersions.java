package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import java.io.IOException;

/** The versions of a job's files. */
record JobFileVersions(FileVersion history, FileVersion alerts) {
    static JobFileVersions of(ForwardedJob job) throws IOException {
        return new JobFileVersions(
                FileVersion.of(job.home().history()), FileVersion.of(job.home().alerts()));
    }
}
