package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of templates and their values. */
public final class TemplateVariables {
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("title", "the default title: job, build, what changed, by how much");
        MEANINGS.put("facts", "the default facts, one per line");
        MEANINGS.put("link", "the address of the report");
        MEANINGS.put("job", "the job's full name");
        MEANINGS.put("build", "the build's number");
        MEANINGS.put("branch", "the branch");
        MEANINGS.put("commit", "the commit that was built");
        MEANINGS.put("time", "when it was found");
        MEANINGS.put("status", "firing or resolved");
        MEANINGS.put("severity", "the highest severity");
        MEANINGS.put("count", "how many alerts the message is about");
        MEANINGS.put("type", "the type of the most urgent alert");
        MEANINGS.put("metric", "its metric");
        MEANINGS.put("component", "its component");
        MEANINGS.put("message", "its sentence");
        MEANINGS.put("before", "its value before");
        MEANINGS.put("now", "its value now");
        MEANINGS.put("since", "the number of the build it began with");
    }

    private TemplateVariables() {}

    /** The variables and their meanings, in the order of the documentation. */
    public static Map<String, String> meanings() {
        return Collections.unmodifiableMap(MEANINGS);
    }

    static String value(String name, Message message) {
        return switch (name) {
            case "title" -> message.title();
            case "facts" -> facts(message);
            case "link" -> text(message.link());
            case "job" -> message.job();
            case "build" -> Integer.toString(message.build());
            case "branch" -> message.branch();
            case "commit" -> text(message.commit());
            case "time" -> message.time().toString();
            case "status" -> message.isResolved() ? "resolved" : "firing";
            case "severity" -> message.severity().name();
            case "count" -> Integer.toString(message.items().size());
            case "type", "metric", "component", "message", "before", "now", "since" ->
                message.items().isEmpty() ? "" : ofAlert(name, message.items().get(0));
            default -> throw new IllegalArgumentException("there is no variable ${" + name + "}");
        };
    }

    private static String ofAlert(String name, MessageAlert first) {
        return switch (name) {
            case "type" -> first.type().label();
            case "metric" ->
                first.key().metric() == null ? "" : first.key().metric().label();
            case "component" -> first.key().component();
            case "message" -> text(first.text());
            case "before" -> text(first.before());
            case "now" -> text(first.level());
            case "since" -> Integer.toString(first.since().build());
            default -> throw new IllegalArgumentException("there is no variable ${" + name + "}");
        };
    }

    static String facts(Message message) {
        StringBuilder lines = new StringBuilder();
        for (Message.Fact fact : message.facts()) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(fact.name())
                    .append(": ")
                    .append(fact.value());
        }
        return lines.toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String text(@Nullable AlertLevel level) {
        return level == null ? "" : level.text();
    }
}
