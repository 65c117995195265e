package io.jenkins.plugins.coveragemonitor.history.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts what is known of a job to JSON and back. Members that a later version adds are ignored. */
public final class DescriptionJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DescriptionJson() {}

    /** A description as JSON. */
    public static ObjectNode write(JobDescription job) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", job.name());
        put(node, "url", job.url());
        job.owners().forEach(node.putArray("owners")::add);
        job.labels().forEach(node.putArray("labels")::add);
        node.set("alerts", alerts(job.alerts()));
        return node;
    }

    /** Open alerts as JSON. */
    public static ArrayNode alerts(List<OpenAlert> alerts) {
        ArrayNode array = JSON.createArrayNode();
        for (OpenAlert alert : alerts) {
            ObjectNode node = array.addObject();
            node.put("type", alert.type());
            node.put("severity", alert.severity());
            node.put("status", alert.status());
            node.put("build", alert.build());
            node.put("since", alert.since().toString());
            node.put("message", alert.message());
            put(node, "url", alert.url());
        }
        return array;
    }

    /**
     * Reads the description that {@link #write} wrote.
     *
     * @throws IOException if it is not one
     */
    public static JobDescription read(byte[] json) throws IOException {
        JsonNode node = tree(json);
        return new JobDescription(
                node.path("name").asText(),
                text(node, "url"),
                texts(node.path("owners")),
                texts(node.path("labels")),
                alerts(node.path("alerts")));
    }

    /**
     * Reads the alerts that {@link #alerts(List)} wrote.
     *
     * @throws IOException if it is not JSON
     */
    public static List<OpenAlert> readAlerts(byte[] json) throws IOException {
        return alerts(tree(json));
    }

    /** An ended alert as one line. */
    public static String write(EndedAlert alert) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", alert.id());
        node.put("type", alert.type());
        node.put("severity", alert.severity());
        node.put("build", alert.build());
        node.put("since", alert.since().toString());
        node.put("how", alert.how());
        node.put("endBuild", alert.endBuild());
        node.put("ended", alert.ended().toString());
        put(node, "who", alert.who());
        node.put("message", alert.message());
        put(node, "url", alert.url());
        node.put("kept", alert.kept());
        return node.toString();
    }

    /**
     * Reads the alert that {@link #write(EndedAlert)} wrote.
     *
     * @throws IOException if it is not one
     */
    public static EndedAlert readEnded(byte[] json) throws IOException {
        JsonNode node = tree(json);
        try {
            return EndedAlertBuilder.builder()
                    .id(node.path("id").asText())
                    .type(node.path("type").asText())
                    .severity(node.path("severity").asText())
                    .build(node.path("build").asInt())
                    .since(moment(node.path("since").asText()))
                    .how(node.path("how").asText())
                    .endBuild(node.path("endBuild").asInt())
                    .ended(moment(node.path("ended").asText()))
                    .who(text(node, "who"))
                    .message(node.path("message").asText())
                    .url(text(node, "url"))
                    .kept(node.path("kept").asText())
                    .create();
        } catch (IllegalArgumentException noId) {
            throw new IOException("has an alert without an id", noId);
        }
    }

    /** The place recorded in a description, {@code ""} if it has none. */
    static String place(byte[] json) throws IOException {
        return tree(json).path("place").asText();
    }

    private static JsonNode tree(byte[] json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException broken) {
            throw new IOException("is not complete JSON", broken);
        }
    }

    private static List<OpenAlert> alerts(JsonNode array) throws IOException {
        List<OpenAlert> alerts = new ArrayList<>();
        for (JsonNode node : array) {
            alerts.add(OpenAlertBuilder.builder()
                    .type(node.path("type").asText())
                    .severity(node.path("severity").asText())
                    .status(node.path("status").asText())
                    .build(node.path("build").asInt())
                    .since(moment(node.path("since").asText()))
                    .message(node.path("message").asText())
                    .url(text(node, "url"))
                    .create());
        }
        return alerts;
    }

    private static Instant moment(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new IOException("has an alert with the time '" + text + "'", wrong);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
