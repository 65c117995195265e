package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelSettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file: JSON with the names of the step's parameters, and the definitions of channels, which
 * administrators make in Jenkins. A misspelt name is refused.
 *
 * @param monitor how the job is monitored
 * @param channels the checked definitions of channels as in the file; an empty array if there are none
 */
public record ConfigDocument(MonitorConfig monitor, ArrayNode channels) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The most entries of a list; people write some ten. */
    private static final int ENTRIES = 10_000;

    /** The most bytes of a file; settings have some hundred. */
    private static final int BYTES = 16 << 20;

    /** The configuration without a file. */
    public static final ConfigDocument NONE = new ConfigDocument(MonitorConfig.DEFAULT, JSON.createArrayNode());

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it does not exist or is not valid: one sentence with file, place and remedy
     */
    public static ConfigDocument read(Path file) throws IOException {
        byte[] json;
        // It may be a pipe, which a shell makes of a command.
        try (InputStream in = Files.newInputStream(file)) {
            json = in.readNBytes(BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": does not exist; check the name", e);
        }
        if (json.length > BYTES) {
            throw new IllegalArgumentException(
                    file + ": has more than " + (BYTES >> 20) + " MiB, as no settings have; check the name");
        }
        return read(file.toString(), json);
    }

    /**
     * Reads JSON from memory.
     *
     * @param file its name in messages
     * @throws IllegalArgumentException if it is not valid: one sentence with place and remedy
     */
    public static ConfigDocument read(String file, byte[] json) throws IOException {
        return read(file, () -> JSON.readTree(json));
    }

    /**
     * Reads a JSON tree.
     *
     * @param name its name in messages
     * @throws IllegalArgumentException if it is not valid: one sentence with place and remedy
     */
    public static ConfigDocument of(String name, ObjectNode tree) throws IOException {
        return read(name, () -> tree);
    }

    /** The source of the tree. */
    @FunctionalInterface
    private interface Source {
        JsonNode tree() throws IOException;
    }

    private static ConfigDocument read(String file, Source source) throws IOException {
        try {
            if (!(source.tree() instanceof ObjectNode config)) {
                throw new IllegalArgumentException(file + ": is not a JSON object; give {\"gates\":[…],…}");
            }
            requireShortLists(file, config);
            return new ConfigDocument(monitor(config), channels(file, config.remove("channels")));
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    file + ": " + place(e) + "there is no option '" + e.getPropertyName() + "': use one of " + known,
                    e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(file + ": " + place(e) + sentence(e), e);
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException(
                    file + ": is nested deeper, or has a longer text or number, than any settings; write it again", e);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            // The rest of the message says where the object began, or what the parser could permit, in its own terms.
            String what = e.getOriginalMessage().replaceFirst("(?: \\(start marker at |: enable `).*", "");
            throw new IllegalArgumentException(file + ": " + where + what, e);
        }
    }

    /** Refuses long lists, because every build records the results of each entry. */
    private static void requireShortLists(String file, ObjectNode config) {
        for (Map.Entry<String, JsonNode> option : config.properties()) {
            if (option.getValue().size() > ENTRIES) {
                throw new IllegalArgumentException(
                        file + ": " + option.getKey() + ": has more than " + ENTRIES + " entries; leave some out");
            }
        }
    }

    private static MonitorConfig monitor(ObjectNode config) throws JsonProcessingException {
        return JSON.treeToValue(config.deepCopy().without("channels"), MonitorConfig.class);
    }

    private static ArrayNode channels(String file, JsonNode list) {
        if (list == null || list.isNull()) {
            return JSON.createArrayNode();
        }
        if (!(list instanceof ArrayNode channels)) {
            throw new IllegalArgumentException(file + ": channels is not a list; give [{\"webhook\":{…}},…]");
        }
        try {
            ChannelSettingsReader.read(channels);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return channels;
    }

    /** The place in the file, such as {@code gates[1].atLeast: }; the unknown name is in the sentence itself. */
    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        int depth = e instanceof UnrecognizedPropertyException
                ? e.getPath().size() - 1
                : e.getPath().size();
        for (JsonMappingException.Reference step : e.getPath().subList(0, depth)) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.isEmpty() ? "" : place.append(": ").toString();
    }

    private static @Nullable String sentence(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException)) {
                return cause.getMessage();
            }
            if (cause instanceof JsonParseException) {
                return ((JsonParseException) cause).getOriginalMessage();
            }
        }
        return "this value is of the wrong kind; give a number, a text or a list as the reference says";
    }
}
