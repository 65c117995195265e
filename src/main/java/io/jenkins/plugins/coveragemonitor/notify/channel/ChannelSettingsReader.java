package io.jenkins.plugins.coveragemonitor.notify.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.EmailSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the settings of channels from a configuration file; the table of kinds and their names there. */
public final class ChannelSettingsReader {
    /** A misspelt option is an error. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .registerSubtypes(
                    new NamedType(LogSettings.class, "log"),
                    new NamedType(WebhookSettings.class, "webhook"),
                    new NamedType(SlackSettings.class, "slack"),
                    new NamedType(TeamsSettings.class, "teams"),
                    new NamedType(EmailSettings.class, "email"))
            .build();

    private ChannelSettingsReader() {}

    /**
     * Reads the list of channels.
     *
     * @throws IllegalArgumentException if it cannot be used, in one sentence
     */
    public static List<ChannelSettings> read(JsonNode list) {
        List<ChannelSettings> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list) {
            try {
                ChannelSettings settings = MAPPER.treeToValue(node, ChannelSettings.class);
                if (settings == null) {
                    throw new IllegalArgumentException(
                            "channels: an entry is null; give {\"webhook\":{…}} or leave it out");
                }
                if (!names.add(settings.name())) {
                    throw new IllegalArgumentException("channels: two are named '" + settings.name() + "'");
                }
                all.add(settings);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("channels: " + reason(e), e);
            }
        }
        return all;
    }

    private static String reason(JsonProcessingException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
    }
}
