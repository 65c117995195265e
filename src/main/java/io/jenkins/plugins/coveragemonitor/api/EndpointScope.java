package io.jenkins.plugins.coveragemonitor.api;

/** Where an endpoint is asked. */
enum EndpointScope {
    /** Below the dashboard, about all jobs. */
    ALL_JOBS,
    /** Below a job, about it alone. */
    ONE_JOB
}
