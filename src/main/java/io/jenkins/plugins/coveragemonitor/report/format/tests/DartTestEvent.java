package io.jenkins.plugins.coveragemonitor.report.format.tests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code dart test --reporter json} (package test, "JSON Reporter Protocol").
 *
 * @param type what happened, such as {@code testDone}
 * @param test the number of the test, {@code ""} for the run as a whole
 * @param name the name of the test when it begins, else {@code ""}
 * @param result how the test ended, {@code ""} if it did not
 * @param skipped whether the test was skipped
 * @param hidden whether the test is none, but the loading of a file
 * @param success whether the run succeeded, {@code null} if the event does not say it
 * @param time the milliseconds since the run began, as they stand there; {@code null} if there are none
 */
record DartTestEvent(
        String type,
        String test,
        String name,
        String result,
        boolean skipped,
        boolean hidden,
        @Nullable Boolean success,
        @Nullable String time) {
    /** Parses a line; {@code null} if it is not such an event. */
    static @Nullable DartTestEvent of(String line) throws IOException {
        try (JsonParser json = JsonCursor.FACTORY.createParser(line)) {
            Reading event = new Reading();
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && json.nextToken() == JsonToken.FIELD_NAME) {
                event.field(json);
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole && !event.type.isEmpty() ? event.event() : null;
        } catch (JsonProcessingException damaged) {
            return null;
        }
    }

    private static final class Reading {
        private String type = "";
        private String test = "";
        private String name = "";
        private String result = "";
        private boolean skipped;
        private boolean hidden;
        private @Nullable Boolean success;
        private @Nullable String time;

        private void field(JsonParser json) throws IOException {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "type" -> type = text(json);
                case "testID" -> test = json.getText();
                case "result" -> result = text(json);
                case "skipped" -> skipped = value == JsonToken.VALUE_TRUE;
                case "hidden" -> hidden = value == JsonToken.VALUE_TRUE;
                case "success" -> success = value.isBoolean() ? value == JsonToken.VALUE_TRUE : null;
                case "time" -> time = value.isScalarValue() ? json.getText() : null;
                case "test" -> test(json);
                default -> json.skipChildren();
            }
            if (value.isStructStart()) {
                json.skipChildren();
            }
        }

        private void test(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("id") && value.isScalarValue()) {
                    test = json.getText();
                } else if (field.equals("name")) {
                    name = text(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private static String text(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getText();
            }
            json.skipChildren();
            return "";
        }

        private DartTestEvent event() {
            return new DartTestEvent(type, test, name, result, skipped, hidden, success, time);
        }
    }
}
