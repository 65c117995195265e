package io.jenkins.plugins.coveragemonitor.cli.mcp;

import io.jenkins.plugins.coveragemonitor.advice.Advice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tool that a coding agent may call. None changes anything.
 *
 * @param name its name
 * @param title its name for people
 * @param description what it answers, and when to call it
 * @param arguments its arguments besides {@code job}, each with its JSON schema; all are optional
 * @param work answers calls
 */
record Tool(String name, String title, String description, Map<String, Map<String, Object>> arguments, Work work) {
    private static final Map<String, Object> JOB = text("the job; only needed where several are recorded");

    /** Answers a call. */
    @FunctionalInterface
    interface Work {
        Record answer(Advice advice, ToolArguments arguments) throws IOException;
    }

    /** The JSON schema of its arguments. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("job", JOB);
        properties.putAll(arguments);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The schema of a text. */
    static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    /** The schema of a whole number. */
    static Map<String, Object> number(String description, int least, int most) {
        return Map.of("type", "integer", "minimum", least, "maximum", most, "description", description);
    }
}
