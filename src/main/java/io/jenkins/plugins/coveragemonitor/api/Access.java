package io.jenkins.plugins.coveragemonitor.api;

/** Who may use an endpoint. Each includes those below it. */
enum Access {
    /** Who may read a job; answers about several jobs hold those that the caller may read. */
    READ,
    /** Who may configure each job that is named. */
    CONFIGURE,
    /** Administrators. */
    ADMINISTER
}
