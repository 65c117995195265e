package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request. */
record Query(Map<String, String> values) {
    static Query of(URI address) {
        Map<String, String> values = new HashMap<>();
        String query = address.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return new Query(Map.copyOf(values));
    }

    /** A parameter, empty if it is missing. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** A number, 0 if it is missing or invalid. */
    int number(String name) {
        return text(name).matches("\\d{1,9}") ? Integer.parseInt(text(name)) : 0;
    }

    /** The metric, LINE if it is missing or invalid. */
    Metric metric() {
        for (Metric metric : Metric.values()) {
            if (metric.name().equalsIgnoreCase(text("metric"))) {
                return metric;
            }
        }
        return Metric.LINE;
    }
}
