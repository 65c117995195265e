package io.jenkins.plugins.coveragemonitor.api;

import java.io.IOException;

/** The implementation of an endpoint. */
@FunctionalInterface
interface Handler {
    /**
     * Answers a call.
     *
     * @throws ApiProblem if it is refused
     */
    ApiResponse answer(ApiCall call) throws IOException, InterruptedException;
}
