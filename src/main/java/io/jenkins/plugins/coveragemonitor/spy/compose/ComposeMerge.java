package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges definitions by the rules of the Compose Specification ("Merge Compose files"): mappings are united, lists
 * appended, mounts matched by their target, and anything else is replaced.
 */
final class ComposeMerge {
    /** Lists that the later file replaces. */
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");

    /** Mappings that may also be written as a list of NAME=value. */
    private static final Set<String> PAIRS = Set.of("environment", "labels", "args", "annotations", "sysctls");

    /** Mappings that may also be written as a list of names. */
    private static final Set<String> NAMES = Set.of("networks", "depends_on");

    private ComposeMerge() {}

    /** The value of the tag {@code !reset}: nothing. */
    enum Reset {
        RESET
    }

    /** A value with the tag {@code !override}: it replaces the earlier one. */
    record Alone(Object value) {}

    /** Merges a definition over another one; neither is changed. */
    static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> all = new LinkedHashMap<>(base);
        over.forEach((key, value) -> {
            if (value == Reset.RESET) {
                all.remove(key);
            } else {
                all.put(key, value(key, base.get(key), value));
            }
        });
        return all;
    }

    private static @Nullable Object value(String key, @Nullable Object base, @Nullable Object over) {
        if (over instanceof Alone alone) {
            return alone.value();
        }
        if (PAIRS.contains(key) && base != null) {
            return merge(pairs(base), pairs(over));
        }
        if (NAMES.contains(key) && base != null && !(base instanceof List<?> && over instanceof List<?>)) {
            return merge(names(key, base), names(key, over));
        }
        if (key.equals("build") && (base instanceof Map<?, ?> || over instanceof Map<?, ?>)) {
            return merge(build(base), build(over));
        }
        if (over instanceof Map<?, ?>) {
            return merge(base instanceof Map<?, ?> ? ComposeFile.map(base) : Map.of(), ComposeFile.map(over));
        }
        if (base instanceof List<?> first && over instanceof List<?> second && !REPLACED.contains(key)) {
            return key.equals("volumes") ? mounts(first, second) : united(first, second);
        }
        return over;
    }

    private static List<Object> united(List<?> first, List<?> second) {
        Set<Object> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return new ArrayList<>(all);
    }

    private static List<Object> mounts(List<?> first, List<?> second) {
        Map<String, Object> byTarget = new LinkedHashMap<>();
        first.forEach(mount -> byTarget.put(target(mount), mount));
        second.forEach(mount -> byTarget.put(target(mount), mount));
        return new ArrayList<>(byTarget.values());
    }

    /** The target of a volume: {@code [SOURCE:]TARGET[:MODE]}, or a mapping. */
    private static String target(Object mount) {
        if (mount instanceof Map<?, ?> mapping) {
            return String.valueOf(mapping.get("target"));
        }
        String[] parts = String.valueOf(mount).split(":");
        return parts.length < 2 ? parts[0] : parts[1];
    }

    /** {@code environment} and the like as a mapping; a value is {@code null} if it comes from the shell. */
    static Map<String, Object> pairs(@Nullable Object value) {
        Map<String, Object> pairs = ComposeFile.map(value);
        for (Object entry : ComposeFile.list(value)) {
            String text = String.valueOf(entry);
            int equals = text.indexOf('=');
            pairs.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? null : text.substring(equals + 1));
        }
        return pairs;
    }

    private static Map<String, Object> names(String key, @Nullable Object value) {
        Map<String, Object> names = ComposeFile.map(value);
        ComposeFile.list(value)
                .forEach(name -> names.put(
                        String.valueOf(name),
                        key.equals("depends_on") ? new LinkedHashMap<>(Map.of("condition", "service_started")) : null));
        return names;
    }

    private static Map<String, Object> build(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>
                ? ComposeFile.map(value)
                : new LinkedHashMap<>(Map.of("context", value));
    }
}
