package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.MessageAlert;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as the JSON that webhooks get, version 1. Fields may be added, but never renamed. */
final class MessageJson {
    private MessageJson() {}

    static String write(Message message) {
        ObjectNode root = AlertJson.MAPPER.createObjectNode();
        root.put("v", 1);
        root.put("id", message.id());
        root.put("status", message.isResolved() ? "resolved" : "firing");
        root.put("severity", message.severity().name());
        root.put("title", message.title());
        root.put("text", message.text());
        root.put("job", message.job());
        root.put("build", message.build());
        root.put("branch", message.branch());
        root.put("commit", message.commit());
        root.put("time", message.time().toString());
        root.put("link", message.link());
        ArrayNode owners = root.putArray("owners");
        message.people().owners().forEach(owners::add);
        ArrayNode authors = root.putArray("authors");
        message.people().authors().forEach(author -> authors.add(author.name()));
        ArrayNode alerts = root.putArray("alerts");
        message.items().forEach(item -> alerts.add(item(item)));
        return AlertJson.write(root);
    }

    private static ObjectNode item(MessageAlert item) {
        ObjectNode node = AlertJson.MAPPER.createObjectNode();
        node.put("key", item.key().toString());
        node.put("alertId", item.alertId());
        node.put("notice", item.notice().name().toLowerCase(Locale.ROOT));
        node.put("type", item.type().name());
        node.put("severity", item.severity().name());
        node.put("status", item.status().name());
        node.put("rule", item.key().rule());
        node.put(
                "metric",
                item.key().metric() == null ? null : item.key().metric().name());
        node.put("component", item.key().component());
        node.put("message", item.text());
        ObjectNode since = node.putObject("since");
        since.put("build", item.since().build());
        since.put("time", item.since().time().toString());
        since.put("commit", item.since().commit());
        node.put("before", field(item.before()));
        node.put("now", field(item.level()));
        return node;
    }

    private static @Nullable String field(@Nullable AlertLevel level) {
        return level == null ? null : level.field();
    }
}
