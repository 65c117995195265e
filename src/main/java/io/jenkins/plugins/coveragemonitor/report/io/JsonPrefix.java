package io.jenkins.plugins.coveragemonitor.report.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The visible beginning of a JSON file, for recognising it: objects as maps, arrays as lists, cut off where the prefix
 * ends or the JSON is damaged.
 */
public final class JsonPrefix {
    /** Deeper values are ignored: no format needs more to be recognised. */
    private static final int DEPTH = 6;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Object root;
    private final String error;

    private JsonPrefix(Object root, String error) {
        this.root = root;
        this.error = error;
    }

    /** Reads as much as possible of a file's beginning. */
    public static JsonPrefix of(FilePrefix head) {
        Object[] found = new Object[1];
        String error = "";
        try (JsonParser parser = FACTORY.createParser(head.text())) {
            parser.nextToken();
            read(parser, 0, value -> found[0] = value);
        } catch (JsonParseException e) {
            // A prefix is nearly always cut off: what was read so far has to suffice.
            error = JsonFault.isEnd(e) && head.isCutOff() ? "" : JsonFault.of(e, JsonLocation.NA);
        } catch (IOException | RuntimeException e) {
            // As above.
        }
        return new JsonPrefix(found[0], error);
    }

    /** Why the beginning is not JSON, one clause with the place; empty if it is. */
    public String error() {
        return error;
    }

    private static void read(JsonParser parser, int depth, java.util.function.Consumer<Object> into)
            throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return;
        }
        if (token.isStructStart() && depth == DEPTH) {
            into.accept(token == JsonToken.START_OBJECT ? Map.of() : List.of());
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            into.accept(object);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                read(parser, depth + 1, value -> object.put(name, value));
            }
        } else if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            into.accept(array);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                read(parser, depth + 1, array::add);
            }
        } else {
            into.accept(
                    token.isNumeric() ? Long.valueOf(0) : token == JsonToken.VALUE_STRING ? parser.getText() : token);
        }
    }

    /** The root, if it is an array; empty otherwise. */
    public List<Object> array() {
        return array(root);
    }

    /** The root, if it is an object; empty otherwise. */
    public Map<String, Object> object() {
        return object(root);
    }

    /** A value as an object; empty if it is not one. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** A value as an array; empty if it is not one. */
    @SuppressWarnings("unchecked")
    public static List<Object> array(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** The first value of an array or an object that is itself an object; empty if there is none. */
    public static Map<String, Object> firstObject(@Nullable Object value) {
        Iterable<?> values = value instanceof Map<?, ?> map ? map.values() : array(value);
        for (Object candidate : values) {
            if (candidate instanceof Map<?, ?>) {
                return object(candidate);
            }
        }
        return Map.of();
    }
}
