package io.jenkins.plugins.coveragemonitor.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request is refused: a status, a word for programs and one sentence for people. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;
    private final @Nullable String header;
    private final @Nullable String value;

    private ApiProblem(
            int status,
            String code,
            @Nullable String field,
            String message,
            @Nullable String header,
            @Nullable String value) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.header = header;
        this.value = value;
    }

    /** A query parameter is not valid. */
    static ApiProblem parameter(String field, String message) {
        return new ApiProblem(400, "bad_request", field, message, null, null);
    }

    /** The body cannot be parsed. */
    static ApiProblem malformed(String message) {
        return new ApiProblem(400, "malformed", null, message, null, null);
    }

    /** The caller may not do this. */
    static ApiProblem forbidden(String message) {
        return new ApiProblem(403, "forbidden", null, message, null, null);
    }

    /** It does not exist, or the caller may not see it. */
    static ApiProblem missing(String message) {
        return new ApiProblem(404, "not_found", null, message, null, null);
    }

    /** It exists, but does not support this method. */
    static ApiProblem method(String allowed) {
        return new ApiProblem(
                405, "method_not_allowed", null, "this method is not allowed here; use " + allowed, "Allow", allowed);
    }

    /** The caller does not accept JSON. */
    static ApiProblem notAcceptable() {
        return new ApiProblem(406, "not_acceptable", "Accept", "answers are JSON; accept application/json", null, null);
    }

    /** The current state forbids it. */
    static ApiProblem conflict(@Nullable String field, String message) {
        return new ApiProblem(409, "conflict", field, message, null, null);
    }

    /** It was changed since the caller read it. */
    static ApiProblem changed() {
        return new ApiProblem(
                412, "changed", "If-Match", "it was changed since you read it; read it again", null, null);
    }

    /** The body is too long. */
    static ApiProblem tooLong() {
        return new ApiProblem(
                413,
                "too_long",
                null,
                "the body is longer than " + ApiRequest.MAX_BODY / 1024 + " KiB; send less at once",
                null,
                null);
    }

    /** The body is not JSON. */
    static ApiProblem notJson() {
        return new ApiProblem(
                415,
                "not_json",
                "Content-Type",
                "send the body as JSON, with Content-Type: application/json",
                null,
                null);
    }

    /** The body can be parsed, but its content is not valid. */
    static ApiProblem invalid(@Nullable String field, String message) {
        return new ApiProblem(422, "invalid", field, message, null, null);
    }

    /** The limit of requests is exceeded. */
    static ApiProblem tooMany(String message, long seconds) {
        return new ApiProblem(429, "too_many", null, message, "Retry-After", Long.toString(seconds));
    }

    /** An internal error; the message does not reveal details. */
    static ApiProblem failed(String reference) {
        return new ApiProblem(
                500,
                "failed",
                null,
                "this failed here; an administrator finds the reason in the log under " + reference,
                null,
                null);
    }

    ApiResponse response() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", getMessage());
        error.put("field", field);
        ApiResponse response = ApiResponse.json(status, Map.of("error", error));
        return header == null ? response : response.with(header, value);
    }
}
