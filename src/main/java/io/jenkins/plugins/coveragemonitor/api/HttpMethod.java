package io.jenkins.plugins.coveragemonitor.api;

/** The supported HTTP methods (RFC 9110). */
enum HttpMethod {
    /** Reads, and never changes anything. */
    GET,
    /** Creates or does something. */
    POST,
    /** Replaces something. */
    PUT,
    /** Deletes something. */
    DELETE;

    /** Whether it may change something. */
    boolean changes() {
        return this != GET;
    }
}
