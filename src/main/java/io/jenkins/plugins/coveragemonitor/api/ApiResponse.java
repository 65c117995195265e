package io.jenkins.plugins.coveragemonitor.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status the status of HTTP
 * @param headers the headers
 * @param body the body, empty if there is none
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
    /** Creates an answer; the headers are copied in their order. */
    public ApiResponse {
        headers = new LinkedHashMap<>(headers);
        body = body.clone();
    }

    /** What was asked for. */
    static ApiResponse ok(Object body) {
        return json(200, body);
    }

    /** Something new, and where it is. */
    static ApiResponse created(String location, Object body) {
        return json(201, body).with("Location", location);
    }

    /** Done, and there is nothing to say. */
    static ApiResponse done() {
        return new ApiResponse(204, Map.of(), new byte[0]);
    }

    static ApiResponse json(int status, Object body) {
        return new ApiResponse(status, Map.of("Content-Type", "application/json; charset=utf-8"), ApiJson.bytes(body));
    }

    ApiResponse with(String name, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }
}
