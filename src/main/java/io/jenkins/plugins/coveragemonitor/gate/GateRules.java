package io.jenkins.plugins.coveragemonitor.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads rules from a configuration. */
public final class GateRules {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GateRules() {}

    /**
     * Reads the list {@code gates} of a configuration.
     *
     * @param gates a JSON array of rules; {@code null} or missing for none
     * @throws IllegalArgumentException if a rule is wrong, with one sentence that names the rule, the field and the remedy
     */
    public static List<GateRule> read(JsonNode gates) {
        if (gates == null || gates.isNull() || gates.isMissingNode()) {
            return List.of();
        }
        if (!gates.isArray()) {
            throw new IllegalArgumentException("gates is no list: give [{\"metric\":\"LINE\",\"atLeast\":80}, …]");
        }
        List<GateRule> rules = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            rules.add(rule(gates.get(i), "gates[" + i + "]: "));
        }
        return List.copyOf(rules);
    }

    private static GateRule rule(JsonNode json, String where) {
        try {
            return JSON.treeToValue(json, GateRule.class);
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    where + "a gate has no option '" + e.getPropertyName() + "': use one of " + known, e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(where + sentence(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + e.getOriginalMessage(), e);
        }
    }

    private static String sentence(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause.getMessage();
            }
        }
        String field = e.getPath().isEmpty() ? "it" : e.getPath().get(0).getFieldName();
        return field + " has a value of the wrong kind: give a number, a word or true/false as the reference says";
    }
}
