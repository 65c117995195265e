package io.jenkins.plugins.coveragemonitor.notify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a channel is set; in a file an object with the kind as its one key: {@code {"webhook": {"name": …}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = LogSettings.class, name = "log"),
    @JsonSubTypes.Type(value = WebhookSettings.class, name = "webhook"),
    @JsonSubTypes.Type(value = SlackSettings.class, name = "slack"),
    @JsonSubTypes.Type(value = TeamsSettings.class, name = "teams"),
    @JsonSubTypes.Type(value = EmailSettings.class, name = "email")
})
public sealed interface ChannelSettings
        permits LogSettings, WebhookSettings, SlackSettings, TeamsSettings, EmailSettings {
    /** Reads settings; a misspelt option is an error. */
    ObjectMapper MAPPER = JsonMapper.builder().build();

    /** The name jobs choose it by. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /**
     * Reads the list of channels.
     *
     * @throws IllegalArgumentException if it cannot be used, in one sentence
     */
    static List<ChannelSettings> read(JsonNode list) {
        List<ChannelSettings> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : list) {
            try {
                ChannelSettings settings = MAPPER.treeToValue(node, ChannelSettings.class);
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

    /** Refuses a name that is absent or too long. */
    static String checked(String name) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a channel needs a name of up to 64 letters, digits, blanks, dots or dashes,"
                            + " a letter or digit first" + (name == null ? "" : "; '" + name + "' is none"));
        }
        return name;
    }
}
