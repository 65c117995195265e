package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request at its endpoint, limited to the jobs that the caller may use. */
final class ApiCall {
    private final ApiRequest request;
    private final Endpoint endpoint;
    private final Map<String, String> variables;
    private final Jobs jobs;

    ApiCall(ApiRequest request, Endpoint endpoint, Map<String, String> variables, Jobs jobs) {
        this.request = request;
        this.endpoint = endpoint;
        this.variables = variables;
        this.jobs = jobs;
    }

    /** Refuses a caller who may not use the endpoint. */
    void admit() throws IOException {
        if (!caller().mayEnter()) {
            throw ApiProblem.forbidden("log in, or send the name and API token of a user");
        }
        if (request.job() != null) {
            job(request.job());
        }
        if (access() == Access.ADMINISTER) {
            administrator();
        }
    }

    private @Nullable Access access() {
        return endpoint.access().get(request.scope());
    }

    EndpointScope scope() {
        return request.scope();
    }

    Caller caller() {
        return request.caller();
    }

    /** The job below which the endpoint was called, or {@code null}. */
    @Nullable
    String ownJob() {
        return request.job();
    }

    @Nullable
    String variable(String name) {
        return variables.get(name);
    }

    QueryParameters parameters() {
        return new QueryParameters(request.query());
    }

    /** Refuses everybody but administrators. */
    void administrator() {
        if (!caller().mayAdminister()) {
            throw ApiProblem.forbidden("only administrators may do this");
        }
    }

    /** A job, if the caller has the endpoint's access to it; one that the caller may not see does not exist. */
    String job(String name) throws IOException {
        if (!caller().mayRead(name) || jobs.monitors(name).isEmpty() && request.job() == null) {
            throw ApiProblem.missing("there is no job '" + name + "' with a recorded build");
        }
        if (access() != Access.READ && !caller().mayConfigure(name)) {
            throw ApiProblem.forbidden("only those who may configure the job '" + name + "' may do this");
        }
        return name;
    }

    /** The job below which the endpoint was called, else the one in the parameter {@code job}. */
    String theJob() throws IOException {
        if (request.job() != null) {
            return request.job();
        }
        String name = parameters().text("job");
        if (name.isEmpty()) {
            throw ApiProblem.parameter("job", "name the job with ?job=…, or use the address of the job");
        }
        return job(name);
    }

    /** The job below which the endpoint was called, else all that the caller may read. */
    List<String> readableJobs() throws IOException {
        return request.job() != null
                ? List.of(request.job())
                : jobs.names().stream().filter(caller()::mayRead).toList();
    }

    /** The body as an object; empty if it is missing. */
    BodyFields body() {
        if (request.body().length == 0) {
            return new BodyFields(ApiJson.MAPPER.createObjectNode());
        }
        try {
            JsonNode node = ApiJson.MAPPER.readTree(request.body());
            if (node instanceof ObjectNode object) {
                return new BodyFields(object);
            }
            throw ApiProblem.malformed("the body is not a JSON object");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw ApiProblem.malformed("the body is not JSON: see its line " + line);
        } catch (IOException e) {
            throw ApiProblem.malformed("the body is not JSON in UTF-8");
        }
    }

    /** The address of a path after the version. */
    String link(String... segments) {
        StringBuilder link = new StringBuilder(request.base()).append('/').append(Api.VERSION);
        for (String segment : segments) {
            link.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return link.toString();
    }

    /** One page of a list, with links to the pages before and after it. */
    ApiResponse page(List<?> all) throws IOException {
        return page(all, item -> item);
    }

    /** One page of a list; only the items on that page are created. */
    <T> ApiResponse page(List<T> all, Paging.Item<T> item) throws IOException {
        return page(all, item, List.of());
    }

    /**
     * One page of a list, as above.
     *
     * @param problems why the list may lack entries, one sentence each
     */
    <T> ApiResponse page(List<T> all, Paging.Item<T> item, List<String> problems) throws IOException {
        return Paging.of(request).page(all, item, link(endpoint.path().toArray(String[]::new)), problems);
    }
}
