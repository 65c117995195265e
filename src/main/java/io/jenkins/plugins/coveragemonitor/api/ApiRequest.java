package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request, independent of any server.
 *
 * @param method the method as it was sent, such as {@code GET}
 * @param base the address up to the version, such as {@code /coverage-monitor/api}; links begin with it
 * @param job the full name of the job below which the endpoint was called, or {@code null}
 * @param path the decoded segments from the version on
 * @param query the decoded parameters
 * @param headers the headers; names in any case
 * @param body the body, at most {@link #MAX_BODY} + 1 bytes of it
 * @param caller who calls, and what they may do
 */
@WithBuilder
public record ApiRequest(
        String method,
        String base,
        @Nullable String job,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        Caller caller) {
    /** The longest body in bytes. Servers read one byte more, to detect that it is too long. */
    public static final int MAX_BODY = 64 * 1024;

    /** Creates a request; the collections are copied. */
    public ApiRequest {
        Objects.requireNonNull(caller);
        method = method.toUpperCase(Locale.ROOT);
        path = List.copyOf(path);
        query = Map.copyOf(query);
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
        body = body.clone();
    }

    EndpointScope scope() {
        return job == null ? EndpointScope.ALL_JOBS : EndpointScope.ONE_JOB;
    }

    /** The value of a header, empty if it is missing. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
