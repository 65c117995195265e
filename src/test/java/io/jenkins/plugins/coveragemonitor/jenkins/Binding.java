package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/** Binds a Pipeline's map as Jenkins does: by data-bound setters, so that a misspelt option is refused. */
public final class Binding {
    private Binding() {}

    public static <T> T bind(Class<T> type, Map<?, ?> options) throws ReflectiveOperationException {
        Map<Object, Object> left = new LinkedHashMap<>(options);
        T bound = made(type, left);
        for (Map.Entry<?, ?> option : left.entrySet()) {
            String setter =
                    "set" + Character.toUpperCase(option.getKey().toString().charAt(0))
                            + option.getKey().toString().substring(1);
            Method method = Arrays.stream(type.getMethods())
                    .filter(each -> each.getName().equals(setter) && each.isAnnotationPresent(DataBoundSetter.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            type.getSimpleName() + " has no option '" + option.getKey() + "'"));
            try {
                method.invoke(bound, value(method.getGenericParameterTypes()[0], option.getValue()));
            } catch (InvocationTargetException e) {
                throw refused(e);
            }
        }
        return bound;
    }

    /** Of nothing, or of a channel's name, which is taken out. */
    private static <T> T made(Class<T> type, Map<Object, Object> options) throws ReflectiveOperationException {
        try {
            return ChannelOption.class.isAssignableFrom(type)
                    ? type.getDeclaredConstructor(String.class).newInstance(options.remove("name"))
                    : type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw refused(e);
        }
    }

    private static ReflectiveOperationException refused(InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
            throw refused;
        }
        return e;
    }

    private static Object value(Type type, Object given) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            List<Object> all = new ArrayList<>();
            for (Object each : given instanceof List<?> many ? many : List.of(given)) {
                all.add(value(list.getActualTypeArguments()[0], each));
            }
            return all;
        }
        if (given instanceof Map<?, ?> map && type instanceof Class<?> bean) {
            return bind(bean, map);
        }
        if (type == Double.class && given instanceof Number number) {
            return number.doubleValue();
        }
        return given instanceof CharSequence text ? typed(type, text.toString()) : given;
    }

    /** A text as a form sends it. */
    private static Object typed(Type type, String text) {
        try {
            return type == Double.class ? Double.valueOf(text) : type == Integer.class ? Integer.valueOf(text) : text;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
