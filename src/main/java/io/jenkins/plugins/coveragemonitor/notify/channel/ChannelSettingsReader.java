package io.jenkins.plugins.coveragemonitor.notify.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.EmailSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.live.LiveSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.PullRequestSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of channels from a configuration file: each is an object with the kind as its only key, {@code
 * {"webhook": {"name": …}}}; the options of the filter and of the template stand beside the kind's own.
 */
public final class ChannelSettingsReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** The kinds by their names in a file. */
    private static final Map<String, Class<? extends ChannelSettings>> KINDS = new TreeMap<>(Map.of(
            "live", LiveSettings.class,
            "log", LogSettings.class,
            "webhook", WebhookSettings.class,
            "slack", SlackSettings.class,
            "teams", TeamsSettings.class,
            "email", EmailSettings.class,
            "pull-request", PullRequestSettings.class));

    private ChannelSettingsReader() {}

    /**
     * Reads the list of channels.
     *
     * @throws IllegalArgumentException if it cannot be used; the message is one sentence
     */
    public static List<ChannelSettings> read(JsonNode list) {
        List<ChannelSettings> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list) {
            ChannelSettings settings = one(node);
            if (!names.add(settings.name())) {
                throw new IllegalArgumentException("channels: two are named '" + settings.name() + "'");
            }
            all.add(settings);
        }
        return all;
    }

    private static ChannelSettings one(JsonNode node) {
        if (node.isNull()) {
            throw new IllegalArgumentException("channels: an entry is null; give {\"webhook\":{…}} or leave it out");
        }
        if (!node.isObject() || node.size() != 1) {
            throw new IllegalArgumentException(
                    "channels: an entry is an object with its kind as the one key, such as {\"webhook\":{…}}");
        }
        String kind = node.fieldNames().next();
        Class<? extends ChannelSettings> type = KINDS.get(kind);
        if (type == null || !(node.get(kind) instanceof ObjectNode flat)) {
            throw new IllegalArgumentException(
                    type == null
                            ? "channels: there is no kind '" + kind + "': use one of "
                                    + String.join(", ", KINDS.keySet())
                            : "channels: " + kind + " is not an object; give {\"" + kind + "\":{\"name\":…}}");
        }
        Set<String> known = options(type).collect(Collectors.toCollection(TreeSet::new));
        flat.fieldNames().forEachRemaining(option -> {
            if (!known.contains(option)) {
                throw new IllegalArgumentException("channels: " + kind + " has no option '" + option + "': use one of "
                        + String.join(", ", known));
            }
        });
        try {
            return MAPPER.treeToValue(grouped(flat, type), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("channels: " + reason(e), e);
        }
    }

    /** The names of a record's options, with the parts replaced by their own options. */
    private static Stream<String> options(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component ->
                        component.getType().isRecord() ? options(component.getType()) : Stream.of(component.getName()));
    }

    /** The same options with those of the parts in objects of their own. */
    private static ObjectNode grouped(ObjectNode flat, Class<?> type) {
        ObjectNode grouped = flat.deepCopy();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                ObjectNode part = grouped.objectNode();
                options(component.getType())
                        .filter(grouped::has)
                        .forEach(option -> part.set(option, grouped.remove(option)));
                grouped.set(component.getName(), part);
            }
        }
        return grouped;
    }

    private static @Nullable String reason(JsonProcessingException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
    }
}
