package io.jenkins.plugins.coveragemonitor.notify.channel.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import java.util.Map;

/** Posts an Adaptive Card (version 1.4, as Teams' workflows accept it) to Microsoft Teams. */
public final class TeamsChannel extends ConfiguredChannel<TeamsSettings> {
    /** Teams refuses messages beyond 28 KB; a card has little besides its text. */
    private static final int MOST = 10_000;

    private final HttpPost http;

    /** A channel with settings, posting by {@code http}. */
    public TeamsChannel(TeamsSettings settings, HttpPost http) {
        super(settings);
        this.http = http;
    }

    @Override
    public Delivery deliver(Message message, String reference) throws InterruptedException {
        String body = AlertJson.write(card(message));
        return http.post(
                settings.address(),
                body,
                Map.of(HttpPost.IDEMPOTENCY_KEY, message.id()),
                answer -> new Delivery.Delivered(""));
    }

    private ObjectNode card(Message message) {
        Template.Rendered rendered = settings.template().render(message);
        ObjectNode root = AlertJson.MAPPER.createObjectNode().put("type", "message");
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        card.put("fallbackText", rendered.title());
        ArrayNode body = card.putArray("body");
        text(body, rendered.title())
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("color", color(message));
        for (String line : rendered.text().split("\n")) {
            if (!line.isBlank()) {
                text(body, line).put("spacing", "Small");
            }
        }
        if (message.link() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open report")
                    .put("url", message.link());
        }
        return root;
    }

    private static ObjectNode text(ArrayNode body, String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) + " …" : text;
        return body.addObject().put("type", "TextBlock").put("wrap", true).put("text", escape(cut));
    }

    /** Cards interpret some Markdown; names from reports must not become links. */
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
    }

    private static String color(Message message) {
        if (message.isResolved()) {
            return "Good";
        }
        return message.severity() == Severity.CRITICAL
                ? "Attention"
                : message.severity() == Severity.WARNING ? "Warning" : "Accent";
    }
}
