package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes requests shortly: {@code new Ask(house, READER).to("GET", "alerts?status=ACTIVE", "")}. */
record Ask(House house, Caller caller, String job, Map<String, String> headers) {
    Ask(House house, Caller caller) {
        this(house, caller, null, Map.of());
    }

    Ask below(String name) {
        return new Ask(house, caller, name, headers);
    }

    Ask with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(house, caller, job, more);
    }

    ApiResponse get(String address) {
        return to("GET", address, "");
    }

    ApiResponse to(String method, String address, String body) {
        String[] parts = ("v1" + (address.isEmpty() ? "" : "/" + address)).split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (parts.length > 1) {
            for (String parameter : parts[1].split("&")) {
                String[] pair = parameter.split("=", 2);
                query.computeIfAbsent(pair[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.putIfAbsent("Content-Type", "application/json");
        return house.api.answer(new ApiRequest(
                method,
                job == null ? "/coverage-monitor/api" : "/job/" + job + "/coverage-monitor/api",
                job,
                Arrays.asList(parts[0].split("/")),
                query,
                sent,
                body.getBytes(StandardCharsets.UTF_8),
                caller));
    }

    static JsonNode json(ApiResponse response) {
        try {
            return ApiJson.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
