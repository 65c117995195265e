package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Checks every number of a submitted form before it is bound: Stapler ignores a text that is not a number, and a
 * mistyped limit would be lost without a word.
 */
final class SubmittedNumbers {
    private SubmittedNumbers() {}

    /**
     * Checks the texts where a type's setter expects a number, also in nested objects and lists.
     *
     * @throws InvalidOptionException if one is not a number
     */
    static void check(Class<?> type, JSONObject form) {
        check("", type, form);
    }

    /** The same for the entries of a list that name their kinds. */
    static void checkList(String field, Class<?> type, Object entries) {
        int index = 0;
        for (Object entry : list(entries)) {
            if (entry instanceof JSONObject each) {
                check(field + "[" + index + "].", kind(type, each), each);
            }
            index++;
        }
    }

    private static void check(String place, Class<?> type, JSONObject form) {
        for (Method setter : type.getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                String field = Character.toLowerCase(setter.getName().charAt(3))
                        + setter.getName().substring(4);
                value(place + field, setter.getGenericParameterTypes()[0], form.opt(field));
            }
        }
    }

    private static void value(String place, Type type, Object given) {
        if (type instanceof ParameterizedType many && many.getActualTypeArguments()[0] instanceof Class<?> each) {
            checkList(place, each, given);
        } else if (type instanceof Class<?> one && given instanceof JSONObject object) {
            check(place + ".", one, object);
        } else if (given instanceof String text) {
            number(place, type, text);
        }
    }

    private static void number(String place, Type type, String text) {
        try {
            if (type == Double.class) {
                NumberField.decimal(text);
            } else if (type == Integer.class || type == int.class) {
                NumberField.whole(text);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(place, place + ": " + e.getMessage());
        }
    }

    /** A form sends a list of one entry as that entry. */
    private static JSONArray list(Object entries) {
        return entries instanceof JSONArray || entries instanceof JSONObject
                ? JSONArray.fromObject(entries)
                : new JSONArray();
    }

    /** The kind that an entry names; Stapler refuses an unknown one. */
    private static Class<?> kind(Class<?> type, JSONObject entry) {
        try {
            Class<?> named = Class.forName(entry.optString("$class", type.getName()), false, type.getClassLoader());
            return type.isAssignableFrom(named) ? named : type;
        } catch (ClassNotFoundException unknown) {
            return type;
        }
    }
}
