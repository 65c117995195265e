package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.advice.NoAdviceException;
import io.jenkins.plugins.coveragemonitor.advice.Part;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers for programs that write tests: the same as by the Model Context Protocol. */
final class AdviceEndpoint {
    private final ApiDependencies parts;

    AdviceEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    ApiResponse gaps(ApiCall call) throws IOException {
        Part part = part(call);
        boolean onlyNew = call.parameters().yes("new");
        int limit = limit(call, Advice.FILES);
        return answer(call, (advice, build) -> advice.gaps(build, part, onlyNew, limit));
    }

    ApiResponse next(ApiCall call) throws IOException {
        Part part = part(call);
        int limit = limit(call, Advice.NEXT);
        return answer(call, (advice, build) -> advice.whatToTestNext(build, part, limit));
    }

    ApiResponse gates(ApiCall call) throws IOException {
        return answer(call, Advice::gateStatus);
    }

    ApiResponse change(ApiCall call) throws IOException {
        int limit = limit(call, Advice.RANGES);
        return answer(call, (advice, build) -> advice.explainChange(build, limit));
    }

    /** Answers about a build, {@code null} for the newest. */
    @FunctionalInterface
    private interface Question {
        Record answer(Advice advice, @Nullable Integer build) throws IOException;
    }

    private ApiResponse answer(ApiCall call, Question question) throws IOException {
        String job = call.theJob();
        String monitor = JobMonitors.named(parts, call, job);
        int build = call.parameters().number("build", 0, 0, Integer.MAX_VALUE);
        Advice advice = new Advice(parts.jobs().monitor(job, monitor), new Surroundings(call, job, monitor));
        try {
            return ApiResponse.ok(question.answer(advice, build == 0 ? null : (Integer) build));
        } catch (NoAdviceException e) {
            throw ApiProblem.missing(String.valueOf(e.getMessage()));
        }
    }

    private static int limit(ApiCall call, int byDefault) {
        return call.parameters().number("limit", byDefault, 1, Advice.MOST);
    }

    private static Part part(ApiCall call) {
        try {
            return Part.of(
                            call.parameters().text("path"),
                            call.parameters().text("component"),
                            call.parameters().text("owner"))
                    .ofFlag(call.parameters().text("flag"), call.parameters().text("coveredOnlyBy"));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.parameter("path", String.valueOf(e.getMessage()));
        }
    }

    /** The context of a job, as far as the caller may see it. */
    private final class Surroundings implements JobContext {
        private final ApiCall call;
        private final String name;
        private final String monitor;

        Surroundings(ApiCall call, String name, String monitor) {
            this.call = call;
            this.name = name;
            this.monitor = monitor;
        }

        @Override
        public Optional<CoverageMonitor> job(String other) {
            try {
                return call.caller().mayRead(other)
                                && parts.jobs().monitors(other).contains(monitor)
                        ? Optional.of(parts.jobs().monitor(other, monitor))
                        : Optional.empty();
            } catch (IOException notKnown) {
                return Optional.empty();
            }
        }

        @Override
        public AlertSettings alerts(AlertSettings configured) throws IOException {
            return parts.state().thresholds().effective(name, configured);
        }
    }
}
