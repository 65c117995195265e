package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty if there is none
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
    /** Creates an answer; the headers are copied in their order. */
    public ApiResponse {
        headers = new LinkedHashMap<>(headers);
        body = body.clone();
    }

    /** The requested data. */
    static ApiResponse ok(Object body) {
        return json(200, body);
    }

    /** A new resource and its address. */
    static ApiResponse created(String location, Object body) {
        return json(201, body).with("Location", location);
    }

    /** Success without a body. */
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
