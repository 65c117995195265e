package io.jenkins.plugins.coveragemonitor.jenkins;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/** Binds a Pipeline's map as Jenkins does: by data-bound setters, so that a misspelt option is refused. */
final class Binding {
    private Binding() {}

    static <T> T bind(Class<T> type, Map<?, ?> options) throws ReflectiveOperationException {
        T bound = type.getDeclaredConstructor().newInstance();
        for (Map.Entry<?, ?> option : options.entrySet()) {
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
                if (e.getCause() instanceof IllegalArgumentException refused) {
                    throw refused;
                }
                throw e;
            }
        }
        return bound;
    }

    private static Object value(Type type, Object given) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list && given instanceof List<?> values) {
            List<Object> all = new ArrayList<>();
            for (Object each : values) {
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
        return given instanceof CharSequence ? given.toString() : given;
    }
}
