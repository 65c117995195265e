package io.jenkins.plugins.coveragemonitor.cli.mcp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The arguments of a call; an invalid one is refused with one sentence, never guessed. */
final class ToolArguments {
    private final Map<String, Object> values;

    /**
     * Creates it.
     *
     * @param known the names of the tool's arguments
     * @throws IllegalArgumentException if there is another name
     */
    ToolArguments(Map<String, Object> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no argument '" + name + "'; there are " + String.join(", ", new TreeSet<>(known)));
            }
        }
        this.values = Map.copyOf(values);
    }

    /** A text, {@code ""} if it was not given. */
    String text(String name) {
        Object value = values.getOrDefault(name, "");
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(name + " is a text");
        }
        return text.strip();
    }

    /** Whether it was given as true. */
    boolean isTrue(String name) {
        Object value = values.getOrDefault(name, false);
        if (!(value instanceof Boolean)) {
            throw new IllegalArgumentException(name + " is true or false");
        }
        return (Boolean) value;
    }

    /** A whole number in bounds, {@code null} if it was not given. */
    @Nullable
    Integer number(String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw new IllegalArgumentException(name + " is a whole number from " + least + " to " + most);
    }

    /** A value of an enumeration by its name, in any case. */
    <E extends Enum<E>> E one(String name, Set<E> all, E byDefault) {
        String text = text(name).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return byDefault;
        }
        return all.stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is one of " + Arrays.toString(all.toArray()).replaceAll("[\\[\\]]", "")));
    }
}
