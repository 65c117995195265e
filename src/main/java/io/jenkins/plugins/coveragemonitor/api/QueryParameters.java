package io.jenkins.plugins.coveragemonitor.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parameters of a query; an invalid one is refused, never guessed. */
record QueryParameters(Map<String, List<String>> query) {
    /** A parameter, empty if it is missing. */
    String text(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** All values, repeated or separated by commas. */
    Set<String> texts(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String value : query.getOrDefault(name, List.of())) {
            Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(all::add);
        }
        return all;
    }

    /** A whole number within bounds. */
    int number(String name, int byDefault, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // Reported below, with the bounds.
        }
        throw ApiProblem.parameter(name, name + " is a whole number from " + least + " to " + most);
    }

    /** Whether it is {@code true}; {@code false} if it is missing. */
    boolean yes(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            throw ApiProblem.parameter(name, name + " is true or false");
        }
        return text.equals("true");
    }

    /** A value of an enumeration by its name, in any case. */
    <E extends Enum<E>> E one(String name, Class<E> type, E byDefault) {
        String text = text(name);
        return text.isEmpty() ? byDefault : constant(name, type, text);
    }

    /** Values of an enumeration by their names, in any case. */
    <E extends Enum<E>> Set<E> any(String name, Class<E> type) {
        Set<E> all = EnumSet.noneOf(type);
        texts(name).forEach(text -> all.add(constant(name, type, text)));
        return all;
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiProblem.parameter(name, name + " is one of " + BodyFields.names(type));
        }
    }
}
