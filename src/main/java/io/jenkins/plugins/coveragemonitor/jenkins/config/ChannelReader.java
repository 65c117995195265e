package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.ExtensionList;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Creates a channel from JSON with the names of the configuration's fields. Secret addresses and tokens are given by
 * the id of a credential, because plain ones would be stored in plain text.
 */
public final class ChannelReader {
    private ChannelReader() {}

    /** The name of a channel's kind, as in Pipeline and JCasC. */
    public static String kind(ChannelOption option) {
        for (Class<?> inner : option.getClass().getDeclaredClasses()) {
            Symbol symbol = inner.getAnnotation(Symbol.class);
            if (symbol != null) {
                return symbol.value()[0];
            }
        }
        return option.getClass().getSimpleName();
    }

    /**
     * Reads a channel.
     *
     * @throws IllegalArgumentException if a name or value is not valid; the message is one sentence without values
     */
    public static ChannelOption read(String kind, ObjectNode settings) {
        Class<?> type = kinds().get(kind);
        if (type == null) {
            throw new IllegalArgumentException("there is no kind of channel '" + kind + "'; use "
                    + String.join(", ", new TreeSet<>(kinds().keySet())));
        }
        try {
            ChannelOption option = (ChannelOption) type.getConstructor(String.class)
                    .newInstance(settings.get("name").textValue());
            for (Map.Entry<String, JsonNode> field : settings.properties()) {
                if (!field.getKey().equals("name")) {
                    set(option, field.getKey(), field.getValue());
                }
            }
            return option;
        } catch (InvocationTargetException e) {
            throw refused(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every channel is made of its name", e);
        }
    }

    private static Map<String, Class<?>> kinds() {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (ChannelDescriptor descriptor : ExtensionList.lookup(ChannelDescriptor.class)) {
            Symbol symbol = descriptor.getClass().getAnnotation(Symbol.class);
            if (symbol != null) {
                kinds.put(symbol.value()[0], descriptor.getClass().getDeclaringClass());
            }
        }
        return kinds;
    }

    private static void set(ChannelOption option, String name, JsonNode value) throws IllegalAccessException {
        String setter = "set" + name.substring(0, Math.min(1, name.length())).toUpperCase(Locale.ROOT)
                + name.substring(Math.min(1, name.length()));
        Method method = Arrays.stream(option.getClass().getMethods())
                .filter(known -> known.getName().equals(setter) && known.isAnnotationPresent(DataBoundSetter.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this kind of channel has no field '" + name + "'"));
        try {
            method.invoke(option, argument(name, value, method.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
            throw refused(e);
        }
    }

    private static @Nullable Object argument(String name, JsonNode value, Class<?> type) {
        if (value.isNull()) {
            return null;
        }
        if (type == String.class && value.isTextual()) {
            return value.textValue();
        }
        if (type == String.class && value.isArray()) {
            StringJoiner words = new StringJoiner(",");
            value.forEach(word -> words.add(word.asText()));
            return words.toString();
        }
        if ((type == Integer.class || type == int.class) && value.canConvertToInt()) {
            return value.intValue();
        }
        if ((type == Boolean.class || type == boolean.class) && value.isBoolean()) {
            return value.booleanValue();
        }
        throw new IllegalArgumentException(name + " is of the wrong kind; give "
                + (type == String.class
                        ? "a text or a list of texts"
                        : type == Integer.class || type == int.class ? "a whole number" : "true or false"));
    }

    private static IllegalArgumentException refused(InvocationTargetException e) {
        return e.getCause() instanceof IllegalArgumentException refused
                ? refused
                : new IllegalArgumentException("this channel cannot be made");
    }
}
