package io.jenkins.plugins.coveragemonitor.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Function;

/** The messages of the stream as JSON, version 1; docs/http-api.md lists their fields. */
final class LiveJson {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Function<JobMonitor, String> url;

    /**
     * Writes messages.
     *
     * @param url returns the trend page of a monitor of a job
     */
    LiveJson(Function<JobMonitor, String> url) {
        this.url = url;
    }

    /** The first message of a connection. */
    static String hello(String stream, long number, boolean resumed, int beat) {
        return message("hello")
                .put("stream", stream)
                .put("number", number)
                .put("resumed", resumed)
                .put("beatSeconds", beat)
                .toString();
    }

    /** A heartbeat. */
    static String beat(long number, Instant time) {
        return message("beat")
                .put("number", number)
                .put("time", time.toString())
                .toString();
    }

    /** An event for viewers of a metric who may, or may not, change alerts of its job. */
    String event(LiveEvent event, Metric metric, boolean mayChange) {
        if (event.content() instanceof LiveContent.Look) {
            return message("look")
                    .put("number", event.number())
                    .put("time", event.time().toString())
                    .toString();
        }
        ObjectNode json = message(event.content() instanceof LiveContent.Changed ? "job" : "message")
                .put("number", event.number())
                .put("time", event.time().toString())
                .put("job", event.job());
        if (event.content() instanceof LiveContent.Changed changed) {
            DashboardPages pages = new DashboardPages(metric, url);
            JobMonitor monitor = new JobMonitor(event.job(), changed.monitor());
            json.put("monitor", monitor.id()).put("metric", metric.name()).put("mayChange", mayChange);
            json.set("row", tree(pages.row(monitor, changed.summary())));
            json.putArray("alerts")
                    .addAll(pages.alerts(monitor, changed.summary(), job -> mayChange, event.time()).stream()
                            .map(LiveJson::tree)
                            .toList());
        }
        if (event.content() instanceof LiveContent.Message message) {
            json.put("id", message.id())
                    .put("title", message.title())
                    .put("text", message.text())
                    .put("severity", message.severity())
                    .put("url", message.url());
        }
        return json.toString();
    }

    private static JsonNode tree(Record row) {
        try {
            return MAPPER.readTree(ViewJson.bytes(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON can be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("v", VERSION).put("type", type);
    }
}
