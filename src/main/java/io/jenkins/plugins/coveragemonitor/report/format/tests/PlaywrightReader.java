package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the JSON of Playwright's test runner ({@code --reporter=json}). A test counts once for each project (browser);
 * one that passed when it was repeated passed, and one that fails as expected did as well.
 */
public final class PlaywrightReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    private final StatedTests stated = new StatedTests();
    private long inAll;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> config = JsonPrefix.object(root.get("config"));
        return config.containsKey("projects")
                && (config.containsKey("rootDir") || config.containsKey("configFile"))
                && (root.containsKey("suites") || head.isCutOff());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = JsonCursor.withLongTexts(in, sink)) {
            json.document(part -> {
                switch (part) {
                    case "suites" -> json.elements(() -> suite(json, sink));
                    case "errors" -> json.elements(() -> error(json, sink));
                    case "stats" -> json.fields(field -> stats(field, json));
                    default -> json.skip();
                }
            });
        }
        stated.state(inAll);
        stated.report(sink, "let Playwright write its tests too");
    }

    private void stats(String field, JsonCursor json) throws IOException {
        switch (field) {
            case "expected", "unexpected", "flaky", "skipped" -> inAll += Math.max(0, json.count());
            default -> json.skip();
        }
    }

    /** An error outside of the tests: a file that could not be loaded, a set-up that failed. */
    private static void error(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] message = {""};
        json.fields(field -> {
            if (field.equals("message") && json.isText()) {
                message[0] = String.valueOf(json.text());
            } else {
                json.skip();
            }
        });
        sink.problem(
                place,
                "something failed outside of the tests"
                        + (message[0].isBlank() ? "" : " (" + NameText.shown(message[0].strip()) + ")")
                        + ", so some of them may not have run");
    }

    /** The depth of the JSON is bounded, and so is that of its suites. */
    private void suite(JsonCursor json, CoverageSink sink) throws IOException {
        json.fields(part -> {
            switch (part) {
                case "suites" -> json.elements(() -> suite(json, sink));
                case "specs" -> json.elements(() -> spec(json, sink));
                default -> json.skip();
            }
        });
    }

    private void spec(JsonCursor json, CoverageSink sink) throws IOException {
        json.fields(part -> {
            if (part.equals("tests")) {
                json.elements(() -> test(json, sink));
            } else {
                json.skip();
            }
        });
    }

    private void test(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] status = {""};
        String[] project = {""};
        double[] millis = {0};
        json.fields(field -> {
            switch (field) {
                case "status" -> status[0] = String.valueOf(json.text());
                case "projectName" -> project[0] = String.valueOf(json.text());
                case "results" -> json.elements(() -> millis[0] += Math.max(0, result(json)));
                default -> json.skip();
            }
        });
        TestOutcome outcome =
                switch (status[0]) {
                    case "expected", "flaky" -> TestOutcome.PASSED;
                    case "unexpected" -> TestOutcome.FAILED;
                    case "skipped" -> TestOutcome.SKIPPED;
                    default -> null;
                };
        stated.list();
        JsonTests.push(outcome, project[0], millis[0] * MILLIS, place, sink);
    }

    /** The duration of one run of a test, 0 if it is unknown. */
    private static double result(JsonCursor json) throws IOException {
        double[] millis = {0};
        json.fields(field -> {
            if (field.equals("duration")) {
                double duration = json.duration();
                millis[0] = Double.isNaN(duration) ? 0 : duration;
            } else {
                json.skip();
            }
        });
        return millis[0];
    }
}
