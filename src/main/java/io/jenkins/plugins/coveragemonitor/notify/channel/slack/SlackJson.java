package io.jenkins.plugins.coveragemonitor.notify.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Template;

/** A message for Slack: Block Kit in an attachment, whose bar has the colour, and text for notifications. */
final class SlackJson {
    /** Slack refuses longer sections. */
    private static final int MOST = 2_900;

    private SlackJson() {}

    /**
     * A message as JSON.
     *
     * @param mention the mentions in Slack's syntax; may be empty
     */
    static ObjectNode of(Message message, Template.Rendered rendered, String mention) {
        ObjectNode root = AlertJson.MAPPER.createObjectNode();
        root.put("text", escape(rendered.title()));
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("color", color(message));
        ArrayNode blocks = attachment.putArray("blocks");
        section(blocks, "*" + escape(rendered.title()).replace("*", "∗") + "*");
        if (!rendered.text().isBlank()) {
            section(blocks, escape(rendered.text()));
        }
        if (!mention.isEmpty() && !message.isResolved()) {
            section(blocks, mention);
        }
        if (message.link() != null) {
            ObjectNode button = blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject();
            button.put("type", "button").put("url", message.link());
            button.putObject("text").put("type", "plain_text").put("text", "Open report");
        }
        return root;
    }

    private static void section(ArrayNode blocks, String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) + " …" : text;
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", cut);
    }

    private static String color(Message message) {
        if (message.isResolved()) {
            return "#2e7d32";
        }
        return message.severity() == Severity.INFO
                ? "#1565c0"
                : message.severity() == Severity.CRITICAL ? "#c62828" : "#ef6c00";
    }

    /** Escapes Slack's three markup characters, so that names from reports cannot become links or mentions. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
