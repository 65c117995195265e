package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.List;

/** What jobs are grouped by. */
public enum JobGrouping {
    /** The folder they lie in; each job is in one. */
    FOLDER,
    /** Their owners; a job with two owners counts for both. */
    OWNER,
    /** Their labels; a job with two labels counts for both. */
    LABEL,
    /** The controller they run on. */
    CONTROLLER;

    /** The names of the groups that a job is in; {@code ""} if it has no owner or no label. */
    public List<String> groups(JobKey key, JobDescription job) {
        return switch (this) {
            case FOLDER -> List.of(job.folder());
            case OWNER -> job.owners().isEmpty() ? List.of("") : job.owners();
            case LABEL -> job.labels().isEmpty() ? List.of("") : job.labels();
            case CONTROLLER -> List.of(key.controller());
        };
    }
}
