package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Posts to Slack. With a bot's token the first message about an alert is changed when it is resolved, and messages in
 * between are replies in its thread; a webhook can only post.
 */
public final class SlackChannel extends ConfiguredChannel<SlackSettings> {
    /** Slack's temporary errors (API documentation, errors of chat.postMessage). */
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final HttpPost http;

    /** A channel with settings, posting by {@code http}. */
    public SlackChannel(SlackSettings settings, HttpPost http) {
        super(settings);
        this.http = http;
    }

    @Override
    public Delivery deliver(Message message, String reference) throws InterruptedException {
        ObjectNode body =
                SlackJson.of(message, settings.template().render(message), settings.mention(message.people()));
        Secret webhook = settings.target().url();
        if (webhook != null) {
            return http.post(
                    TargetPolicy.address(name(), webhook),
                    AlertJson.write(body),
                    Map.of(),
                    answer -> new Delivery.Delivered(""));
        }
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return call(
                    "chat.postMessage", body.put("channel", settings.target().channel()));
        }
        String place = reference.substring(0, colon);
        String first = reference.substring(colon + 1);
        if (message.isResolved()) {
            Delivery changed =
                    call("chat.update", body.deepCopy().put("channel", place).put("ts", first));
            if (changed instanceof Delivery.Later) {
                return changed;
            }
        }
        return call("chat.postMessage", body.put("channel", place).put("thread_ts", first));
    }

    private Delivery call(String method, ObjectNode body) throws InterruptedException {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + Objects.requireNonNull(settings.target().token()).reveal());
        return http.post(settings.target().method(method), AlertJson.write(body), headers, SlackChannel::meaning);
    }

    /** Slack always answers 200 and says in the body whether the call succeeded. */
    private static Delivery meaning(String answer) {
        JsonNode said;
        try {
            said = AlertJson.MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            return new Delivery.Later("Slack's answer is not JSON", Duration.ZERO);
        }
        if (said.path("ok").asBoolean()) {
            return new Delivery.Delivered(
                    said.path("channel").asText() + ":" + said.path("ts").asText());
        }
        String error = said.path("error").asText("no reason").replaceAll("[^a-z_ ]", "");
        return PASSING.contains(error)
                ? new Delivery.Later("Slack says " + error, Duration.ZERO)
                : new Delivery.Refused("Slack says " + error);
    }
}
