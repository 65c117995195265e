package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A change of one channel by a new configuration.
 *
 * @param action {@code channel.create}, {@code channel.update} or {@code channel.delete}
 * @param name the channel
 * @param note its kind, or the names of the changed fields; never their values
 */
public record ChannelChange(String action, String name, String note) {
    public static List<ChannelChange> between(List<ChannelOption> before, List<ChannelOption> after) {
        Map<String, ChannelOption> old = new LinkedHashMap<>();
        before.forEach(option -> old.put(option.getName(), option));
        List<ChannelChange> changes = new ArrayList<>();
        for (ChannelOption option : after) {
            ChannelOption known = old.remove(option.getName());
            if (known == null) {
                changes.add(new ChannelChange("channel.create", option.getName(), ChannelReader.kind(option)));
                continue;
            }
            List<String> fields = differing(fields(known), fields(option));
            if (!fields.isEmpty()) {
                changes.add(new ChannelChange("channel.update", option.getName(), String.join(", ", fields)));
            }
        }
        old.values()
                .forEach(gone ->
                        changes.add(new ChannelChange("channel.delete", gone.getName(), ChannelReader.kind(gone))));
        return changes;
    }

    private static List<String> differing(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .toList();
    }

    /** The settings, by the names of the configuration. */
    private static Map<String, Object> fields(ChannelOption option) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("kind", ChannelReader.kind(option));
        for (Method setter : option.getClass().getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                String name = setter.getName().substring(3);
                try {
                    Object value = option.getClass().getMethod("get" + name).invoke(option);
                    fields.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), value);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("every field of a channel can be read", e);
                }
            }
        }
        return fields;
    }
}
