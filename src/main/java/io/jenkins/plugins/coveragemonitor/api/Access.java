package io.jenkins.plugins.coveragemonitor.api;

/** Who may use an endpoint. Each value includes those above it. */
enum Access {
    /** Readers of a job; answers about several jobs contain those that the caller may read. */
    READ,
    /** Those who may configure each named job. */
    CONFIGURE,
    /** Administrators. */
    ADMINISTER
}
