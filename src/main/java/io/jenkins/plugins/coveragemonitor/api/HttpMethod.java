package io.jenkins.plugins.coveragemonitor.api;

/** The methods of HTTP that have a meaning here (RFC 9110). */
enum HttpMethod {
    /** Reads, and never changes anything. */
    GET,
    /** Adds something or does something. */
    POST,
    /** Puts something in place of what is there. */
    PUT,
    /** Takes something away. */
    DELETE;

    /** Whether it may change something. */
    boolean changes() {
        return this != GET;
    }
}
