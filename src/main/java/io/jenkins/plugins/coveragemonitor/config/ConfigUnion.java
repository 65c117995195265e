package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Combines the configurations of several calls of one build. Lists are united. A single value comes from the calls that
 * set it to something other than its default, and these must agree: which of two limits holds must not depend on which
 * stage ends last.
 */
final class ConfigUnion {
    /** Settings about one call's own workspace, which hold only for that call. */
    private static final Set<String> OF_ONE_CALL = Set.of("changes", "changedSince");

    /** Keeps 80 as 80, because a gate's reason states a limit as it was written. */
    private static final ObjectMapper TREES =
            StoredJson.MAPPER.copy().configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private ConfigUnion() {}

    /**
     * The union of both.
     *
     * @throws IllegalArgumentException if they contradict each other; the message is one sentence
     */
    static MonitorConfig of(MonitorConfig before, MonitorConfig now) {
        JsonNode both = union("", tree(MonitorConfig.DEFAULT), tree(before), tree(now));
        try {
            return TREES.treeToValue(both, MonitorConfig.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration is read as it is written", e);
        }
    }

    private static JsonNode tree(MonitorConfig config) {
        return TREES.valueToTree(config);
    }

    private static JsonNode union(String place, @Nullable JsonNode byDefault, JsonNode before, JsonNode now) {
        if (now == null || now.equals(before) || now.equals(byDefault)) {
            return before;
        }
        if (before == null || before.equals(byDefault) || OF_ONE_CALL.contains(place)) {
            return now;
        }
        if (before instanceof ArrayNode first && now instanceof ArrayNode second) {
            return list(first, second);
        }
        if (before instanceof ObjectNode first && now instanceof ObjectNode second) {
            return object(place, byDefault, first, second);
        }
        throw new IllegalArgumentException(place + " is " + before + " in an earlier call of this build and " + now
                + " in this one: give both the same, or each call an id of its own");
    }

    private static JsonNode list(ArrayNode first, ArrayNode second) {
        Set<JsonNode> all = new LinkedHashSet<>();
        first.forEach(all::add);
        second.forEach(all::add);
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private static JsonNode object(String place, @Nullable JsonNode byDefault, ObjectNode first, ObjectNode second) {
        Set<String> names = new LinkedHashSet<>();
        first.fieldNames().forEachRemaining(names::add);
        second.fieldNames().forEachRemaining(names::add);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode usual = byDefault == null ? null : byDefault.get(name);
            all.set(name, union(place.isEmpty() ? name : place + "." + name, usual, first.get(name), second.get(name)));
        }
        return all;
    }
}
