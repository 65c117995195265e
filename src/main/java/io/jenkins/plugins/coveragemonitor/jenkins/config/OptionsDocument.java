package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.config.ConfigDocument;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a job as a configuration for the engine. They go by the names of their fields, so that no option can
 * be forgotten: the engine refuses an unknown one.
 */
final class OptionsDocument {
    /** The name of these options in messages: that of the step. */
    private static final String NAME = "monitorCoverage";

    private static final Pattern PLACE = Pattern.compile(NAME + ": (\\w+)");

    private static final JsonMapper FIELDS = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .build();

    private final MonitorOptions options;

    OptionsDocument(MonitorOptions options) {
        this.options = options;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if an option is not valid; the message is one sentence with its place
     */
    MonitorConfig config() {
        try {
            return ConfigDocument.of(NAME, tree()).monitor();
        } catch (IOException e) {
            throw new UncheckedIOException("options could not be read as JSON", e);
        }
    }

    /** The options in the form of a configuration file. */
    byte[] json() throws IOException {
        return FIELDS.writeValueAsBytes(tree());
    }

    private ObjectNode tree() {
        ObjectNode json = FIELDS.valueToTree(options);
        AlertOption alerts = options.alerts();
        if (alerts != null) {
            ObjectNode set = FIELDS.valueToTree(alerts);
            set.set("metrics", FIELDS.valueToTree(named(alerts::wantedMetrics)));
            set.set("rules", FIELDS.valueToTree(named(alerts::rulesByType)));
            json.set("alerts", set);
        }
        String labels = options.labels();
        if (labels != null) {
            json.set("labels", FIELDS.valueToTree(labels.split(",")));
        }
        return json;
    }

    /** Adds the name of the option to a refusal of one of its parts. */
    private static <T> T named(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + ": " + e.getMessage(), e);
        }
    }

    /**
     * The configuration, if all options are valid.
     *
     * @throws InvalidOptionException if an option is not valid
     */
    MonitorConfig checked() {
        MonitorConfig config;
        try {
            config = config();
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(option(String.valueOf(e.getMessage())), e.getMessage());
        }
        refuse("checks", () -> {
            CheckOption checks = options.checks();
            if (checks != null) {
                checks.choice();
                checks.most();
            }
        });
        refuse("report", () -> WorkspaceFolder.check("report", options.report()));
        refuse("id", () -> new JobHome(Path.of("."), build -> null, options.id()));
        return config;
    }

    private static void refuse(String option, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(option, NAME + ": " + e.getMessage());
        }
    }

    /** The option that a sentence is about, such as {@code gates} of {@code monitorCoverage: gates[0]: …}. */
    private static String option(String sentence) {
        Matcher place = PLACE.matcher(sentence);
        return place.lookingAt() ? place.group(1) : NAME;
    }
}
