package io.jenkins.plugins.coveragemonitor.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table of endpoints.
 *
 * @param httpMethod the method
 * @param path the segments after the version; one in braces is a variable
 * @param access who may use it, by scope; without an entry where it does not exist
 * @param says what it does, in one sentence for people
 * @param handler answers it
 */
record Endpoint(
        HttpMethod httpMethod, List<String> path, Map<EndpointScope, Access> access, String says, Handler handler) {
    static Endpoint of(
            HttpMethod httpMethod, String path, Map<EndpointScope, Access> access, String says, Handler handler) {
        return new Endpoint(
                httpMethod, path.isEmpty() ? List.of() : List.of(path.split("/")), Map.copyOf(access), says, handler);
    }

    /** The variables in a matching path; empty if the path does not match. */
    Optional<Map<String, String>> match(EndpointScope scope, List<String> segments) {
        if (!access.containsKey(scope) || segments.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** The path as in the documentation. */
    String template() {
        return String.join("/", path);
    }
}
