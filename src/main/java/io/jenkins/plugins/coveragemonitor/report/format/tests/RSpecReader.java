package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads the JSON of RSpec ({@code --format json}). Errors outside of the examples are a note. */
public final class RSpecReader implements ReportReader {
    private final StatedTests stated = new StatedTests();
    private long outside;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> example = JsonPrefix.firstObject(root.get("examples"));
        return example.containsKey("full_description")
                || root.containsKey("examples")
                        && JsonPrefix.object(root.get("summary")).containsKey("example_count");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(part -> {
                switch (part) {
                    case "examples" -> json.elements(() -> example(json, sink));
                    case "summary" -> json.fields(field -> summary(field, json));
                    default -> json.skip();
                }
            });
        }
        stated.report(sink, "let RSpec write its examples too");
        if (outside > 0) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(outside, "error")
                            + " outside of its examples, so some of them may not have run");
        }
    }

    private void summary(String field, JsonCursor json) throws IOException {
        if (field.equals("errors_outside_of_examples_count")) {
            outside = json.count();
        } else if (field.equals("example_count")) {
            stated.state(json.count());
        } else {
            json.skip();
        }
    }

    private void example(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] name = {""};
        String[] status = {""};
        double[] seconds = {Double.NaN};
        json.fields(field -> {
            switch (field) {
                case "full_description" -> name[0] = String.valueOf(json.text());
                case "status" -> status[0] = String.valueOf(json.text());
                case "run_time" -> seconds[0] = json.duration();
                default -> json.skip();
            }
        });
        TestOutcome outcome =
                switch (status[0]) {
                    case "passed" -> TestOutcome.PASSED;
                    case "failed" -> TestOutcome.FAILED;
                    case "pending" -> TestOutcome.SKIPPED;
                    default -> null;
                };
        stated.list();
        JsonTests.push(outcome, name[0], seconds[0], place, sink);
    }
}
