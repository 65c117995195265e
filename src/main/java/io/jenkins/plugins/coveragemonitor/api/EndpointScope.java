package io.jenkins.plugins.coveragemonitor.api;

/** Where an endpoint is called. */
enum EndpointScope {
    /** Below the dashboard, about all jobs. */
    ALL_JOBS,
    /** Below a job, about it alone. */
    ONE_JOB
}
