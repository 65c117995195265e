package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.api.state.ApiJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a body; an invalid one is refused by its name. */
final class BodyFields {
    private final ObjectNode object;
    private final String prefix;

    BodyFields(ObjectNode object) {
        this(object, "");
    }

    private BodyFields(ObjectNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    ObjectNode object() {
        return object;
    }

    /** Refuses unknown fields: a misspelt option must not be ignored. */
    BodyFields only(String... names) {
        Set<String> known = Set.of(names);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiProblem.invalid(
                        prefix + name,
                        "there is no field '" + prefix + name + "'; use "
                                + Arrays.stream(names).sorted().collect(Collectors.joining(", ")));
            }
        });
        return this;
    }

    /** Whether a field has a value. */
    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text, empty if it is missing. */
    String text(String name, int most) {
        if (!has(name)) {
            return "";
        }
        JsonNode value = object.get(name);
        if (!value.isTextual() || value.textValue().length() > most) {
            throw ApiProblem.invalid(prefix + name, prefix + name + " is a text of at most " + most + " characters");
        }
        return value.textValue();
    }

    /** A required text. */
    String required(String name, int most) {
        String text = text(name, most).strip();
        if (text.isEmpty()) {
            throw ApiProblem.invalid(prefix + name, prefix + name + " is missing; give a text");
        }
        return text;
    }

    /** A moment, or {@code null}. */
    @Nullable
    Instant moment(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return Instant.parse(text(name, 40));
        } catch (DateTimeException notOne) {
            throw ApiProblem.invalid(prefix + name, prefix + name + " is a moment in UTC such as 2026-11-21T08:00:00Z");
        }
    }

    /** A number above 0, or {@code null}. */
    @Nullable
    BigDecimal positive(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = object.get(name);
        if (!value.isNumber()
                || value.decimalValue().signum() <= 0
                || value.decimalValue().precision() > 18) {
            throw ApiProblem.invalid(prefix + name, prefix + name + " is a number of more than 0");
        }
        return value.decimalValue();
    }

    /** A value of an enumeration by its name in any case, or {@code null}. */
    <E extends Enum<E>> @Nullable E one(String name, Class<E> type) {
        return has(name) ? constant(name, type, text(name, 40)) : null;
    }

    /** Values of an enumeration by their names. */
    <E extends Enum<E>> Set<E> any(String name, Class<E> type) {
        return texts(name, 100).stream().map(text -> constant(name, type, text)).collect(Collectors.toSet());
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiProblem.invalid(prefix + name, prefix + name + " is one of " + names(type));
        }
    }

    /** A list of texts. */
    Set<String> texts(String name, int most) {
        Set<String> all = new LinkedHashSet<>();
        if (has(name)) {
            JsonNode list = object.get(name);
            if (!list.isArray() || list.size() > most) {
                throw ApiProblem.invalid(prefix + name, prefix + name + " is a list of at most " + most + " texts");
            }
            for (JsonNode value : list) {
                if (!value.isTextual()
                        || value.textValue().isBlank()
                        || value.textValue().length() > 500) {
                    throw ApiProblem.invalid(prefix + name, prefix + name + " is a list of texts, none of them empty");
                }
                all.add(value.textValue());
            }
        }
        return all;
    }

    /** A nested object; empty if it is missing. */
    BodyFields inside(String name) {
        if (!has(name)) {
            return new BodyFields(ApiJson.MAPPER.createObjectNode(), prefix + name + ".");
        }
        if (object.get(name) instanceof ObjectNode inner) {
            return new BodyFields(inner, prefix + name + ".");
        }
        throw ApiProblem.invalid(prefix + name, prefix + name + " is an object");
    }

    static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
