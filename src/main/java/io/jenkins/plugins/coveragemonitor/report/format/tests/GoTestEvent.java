package io.jenkins.plugins.coveragemonitor.report.format.tests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code go test -json}: a {@code TestEvent} of {@code go doc test2json}, or a {@code BuildEvent} of {@code
 * go help buildjson} (Go 1.24 and later).
 *
 * @param action what happened, such as {@code run} or {@code build-fail}
 * @param where the package; for build events the import path of what is built
 * @param test the test, with its subtests after slashes, {@code ""} for the package as a whole
 * @param elapsed the stated duration in seconds; {@code null} if there is none
 * @param output what was printed
 * @param failedBuild the import path of what could not be built
 */
record GoTestEvent(
        String action, String where, String test, @Nullable String elapsed, String output, String failedBuild) {
    /** Parses a line; {@code null} if it is not such an event. */
    static @Nullable GoTestEvent of(String line) throws IOException {
        String action = "";
        String where = "";
        String test = "";
        String elapsed = null;
        String output = "";
        String failedBuild = "";
        try (JsonParser json = JsonCursor.FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "Action" -> action = text(json);
                    case "Package", "ImportPath" -> where = text(json);
                    case "Test" -> test = text(json);
                    case "Elapsed" -> elapsed = json.getText();
                    case "Output" -> output = text(json);
                    case "FailedBuild" -> failedBuild = text(json);
                    default -> json.skipChildren();
                }
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole && !action.isEmpty() && !where.isEmpty()
                    ? new GoTestEvent(action, where, test, elapsed, output, failedBuild)
                    : null;
        } catch (JsonProcessingException damaged) {
            return null;
        }
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }

    /** Whether it is about a benchmark, which is not a test. */
    boolean isOfBenchmark() {
        return test.startsWith("Benchmark");
    }
}
