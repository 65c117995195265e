package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers requests by the table of endpoints. Thread-safe. */
public final class Api {
    /** The version of the interface: fields and endpoints may be added, but never changed or removed. */
    public static final String VERSION = "v1";

    private static final Logger LOG = Logger.getLogger(Api.class.getName());
    private static final AtomicLong FAILURES = new AtomicLong();

    private final List<Endpoint> endpoints;
    private final Jobs jobs;

    /** The interface to the data of a monitor. */
    public Api(ApiDependencies parts) {
        this(Endpoints.of(parts), parts.jobs());
    }

    Api(List<Endpoint> endpoints, Jobs jobs) {
        this.endpoints = List.copyOf(endpoints);
        this.jobs = jobs;
    }

    /** Answers a request; errors are answers too. */
    public ApiResponse answer(ApiRequest request) {
        ApiResponse response;
        try {
            response = found(request);
        } catch (ApiProblem problem) {
            response = problem.response();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response = failure(e);
        } catch (IOException | RuntimeException e) {
            response = failure(e);
        }
        return safe(response);
    }

    /** The answer to a change that another site's page may have made a browser send. */
    public ApiResponse refuseForged() {
        return safe(ApiProblem.forbidden("send a crumb from /crumbIssuer/api/json, or an API token")
                .response());
    }

    private static ApiResponse safe(ApiResponse response) {
        return response.with("X-Content-Type-Options", "nosniff").with("Cache-Control", "private, no-cache");
    }

    private static ApiResponse failure(Exception e) {
        String reference = "coverage-monitor-api-" + FAILURES.incrementAndGet();
        LOG.log(Level.WARNING, e, () -> reference);
        return ApiProblem.failed(reference).response();
    }

    private ApiResponse found(ApiRequest request) throws IOException, InterruptedException {
        boolean head = request.method().equals("HEAD");
        Map<Endpoint, Map<String, String>> here = here(request);
        Optional<Endpoint> endpoint = here.keySet().stream()
                .filter(row -> row.httpMethod().name().equals(head ? "GET" : request.method()))
                .findFirst();
        if (endpoint.isEmpty()) {
            TreeSet<String> allowed = new TreeSet<>();
            here.keySet().forEach(row -> allowed.add(row.httpMethod().name()));
            throw here.isEmpty()
                    ? ApiProblem.missing("there is nothing at this address; /" + VERSION + " lists what there is")
                    : ApiProblem.method(String.join(", ", allowed));
        }
        ApiCall call = new ApiCall(request, endpoint.get(), here.getOrDefault(endpoint.get(), Map.of()), jobs);
        call.admit();
        check(request, endpoint.get().httpMethod());
        if (endpoint.get().httpMethod().changes()) {
            checkUnchanged(request, here);
            return endpoint.get().handler().answer(call);
        }
        ApiResponse response = endpoint.get().handler().answer(call);
        String tag = ETag.of(response);
        boolean known = !request.header("If-None-Match").isEmpty() && ETag.isIn(request.header("If-None-Match"), tag);
        ApiResponse answer = known ? new ApiResponse(304, Map.of(), new byte[0]) : response;
        return answer.with("ETag", tag);
    }

    private Map<Endpoint, Map<String, String>> here(ApiRequest request) {
        Map<Endpoint, Map<String, String>> here = new LinkedHashMap<>();
        if (!request.path().isEmpty() && request.path().get(0).equals(VERSION)) {
            List<String> rest = request.path().subList(1, request.path().size());
            for (Endpoint row : endpoints) {
                row.match(request.scope(), rest).ifPresent(variables -> here.put(row, variables));
            }
        }
        return here;
    }

    /**
     * Checks that the body is JSON and that JSON is accepted. No web page can send such a body to another site unasked.
     * A server may have consumed the body of a form before, so its type alone is refused.
     */
    private static void check(ApiRequest request, HttpMethod httpMethod) {
        String accept = request.header("Accept");
        if (!accept.isBlank() && !accept.matches("(?is).*(application/(json|\\*)|\\*/\\*).*")) {
            throw ApiProblem.notAcceptable();
        }
        if (request.body().length > ApiRequest.MAX_BODY) {
            throw ApiProblem.tooLong();
        }
        String type = request.header("Content-Type");
        boolean said = request.body().length > 0 || !type.isBlank();
        if (httpMethod.changes() && said && !type.matches("(?is)\\s*application/json\\s*(;.*)?")) {
            throw ApiProblem.notJson();
        }
    }

    /** Refuses a change whose precondition is no longer met. */
    private void checkUnchanged(ApiRequest request, Map<Endpoint, Map<String, String>> here)
            throws IOException, InterruptedException {
        String wanted = request.header("If-Match");
        Optional<Endpoint> read = here.keySet().stream()
                .filter(row -> row.httpMethod() == HttpMethod.GET)
                .findFirst();
        if (!wanted.isEmpty() && read.isPresent()) {
            ApiCall call = new ApiCall(request, read.get(), here.getOrDefault(read.get(), Map.of()), jobs);
            call.admit();
            if (!ETag.isIn(wanted, ETag.of(read.get().handler().answer(call)))) {
                throw ApiProblem.changed();
            }
        }
    }
}
