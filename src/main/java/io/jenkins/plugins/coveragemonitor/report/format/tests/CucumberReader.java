package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of Cucumber (plugin {@code json:cucumber.json} of the Java, JavaScript and Ruby versions, and those who
 * write its form). A scenario is a test; it failed when one of its steps or hooks did, or has no definition.
 */
public final class CucumberReader implements ReportReader {
    private static final double NANOS = 1e-9;

    /** What the steps of one scenario came to, with those of the background before it. */
    private static final class Steps {
        private boolean failed;
        private boolean skipped;
        private double nanos;
    }

    private Steps background = new Steps();

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> feature = JsonPrefix.firstObject(head.json().array());
        return feature.containsKey("uri")
                && feature.containsKey("keyword")
                && (feature.get("elements") instanceof List || feature.containsKey("line"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.array(() -> {
                background = new Steps();
                json.fields(part -> {
                    if (part.equals("elements")) {
                        json.elements(() -> scenario(json, sink));
                    } else {
                        json.skip();
                    }
                });
            });
        }
    }

    private void scenario(JsonCursor json, CoverageSink sink) throws IOException {
        String[] name = {""};
        String[] type = {""};
        Steps steps = new Steps();
        json.fields(part -> {
            switch (part) {
                case "name" -> name[0] = String.valueOf(json.text());
                case "type" -> type[0] = String.valueOf(json.text());
                case "steps", "before", "after" -> json.elements(() -> step(json, steps));
                default -> json.skip();
            }
        });
        if (type[0].equals("background")) {
            background = steps;
            return;
        }
        boolean failed = steps.failed || background.failed;
        boolean skipped = steps.skipped || background.skipped;
        double nanos = steps.nanos + background.nanos;
        background = new Steps();
        sink.test(
                name[0],
                failed ? TestOutcome.FAILED : skipped ? TestOutcome.SKIPPED : TestOutcome.PASSED,
                nanos * NANOS);
    }

    private static void step(JsonCursor json, Steps into) throws IOException {
        json.fields(part -> {
            switch (part) {
                case "result" -> json.fields(field -> result(field, json, into));
                // The hooks of a step.
                case "before", "after" -> json.elements(() -> step(json, into));
                default -> json.skip();
            }
        });
    }

    private static void result(String field, JsonCursor json, Steps into) throws IOException {
        switch (field) {
            case "status" -> {
                switch (String.valueOf(json.text())) {
                    case "failed", "undefined", "ambiguous" -> into.failed = true;
                    case "skipped", "pending" -> into.skipped = true;
                    default -> {}
                }
            }
            case "duration" -> {
                double nanos = json.duration();
                into.nanos += Double.isNaN(nanos) ? 0 : nanos;
            }
            default -> json.skip();
        }
    }
}
