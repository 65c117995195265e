package io.jenkins.plugins.coveragemonitor.api;

import java.io.IOException;

/** What an endpoint does. */
@FunctionalInterface
interface Handler {
    /**
     * Answers.
     *
     * @throws ApiProblem if there is a reason not to
     */
    ApiResponse answer(ApiCall call) throws IOException, InterruptedException;
}
