package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the JSON of Jest ({@code --json}) and of Vitest's reporter of that name. A file whose tests could not be run is
 * a note with its message.
 */
public final class JestReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    private final StatedTests stated = new StatedTests();
    private boolean any;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        return root.containsKey("numTotalTests") && (root.containsKey("testResults") || head.isCutOff());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = JsonCursor.withLongTexts(in, sink)) {
            json.document(field -> {
                switch (field) {
                    case "testResults" -> {
                        any = true;
                        json.elements(() -> file(json, sink));
                    }
                    case "numTotalTests" -> stated.state(json.count());
                    default -> json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException("has no \"testResults\", so no test is known; let Jest write it again");
        }
        stated.report(sink, "let Jest write its tests too");
    }

    /** Reads the tests of results that have coverage as well, from the first token of {@code testResults} to its last. */
    public static void tests(JsonCursor json, CoverageSink sink) throws IOException {
        JestReader reader = new JestReader();
        json.elements(() -> reader.file(json, sink));
    }

    private void file(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] name = {""};
        String[] status = {""};
        String[] message = {""};
        long before = stated.listed();
        json.fields(field -> {
            switch (field) {
                case "name" -> name[0] = String.valueOf(json.text());
                case "status" -> status[0] = String.valueOf(json.text());
                case "message" -> message[0] = json.isText() ? String.valueOf(json.text()) : "";
                case "assertionResults" -> json.elements(() -> test(json, sink));
                default -> json.skip();
            }
        });
        if (stated.listed() == before && status[0].equals("failed")) {
            sink.problem(
                    place,
                    "the tests of " + NameText.shown(name[0]) + " could not be run"
                            + (message[0].isBlank() ? "" : " (" + NameText.shown(message[0].strip()) + ")"));
        }
    }

    private void test(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] name = {""};
        String[] status = {""};
        double[] millis = {Double.NaN};
        json.fields(field -> {
            switch (field) {
                case "fullName" -> name[0] = String.valueOf(json.text());
                case "status" -> status[0] = String.valueOf(json.text());
                case "duration" -> millis[0] = json.duration();
                default -> json.skip();
            }
        });
        stated.list();
        TestOutcome outcome =
                switch (status[0]) {
                    case "passed", "focused" -> TestOutcome.PASSED;
                    case "failed" -> TestOutcome.FAILED;
                    case "pending", "skipped", "todo", "disabled" -> TestOutcome.SKIPPED;
                    default -> null;
                };
        JsonTests.push(outcome, name[0], millis[0] * MILLIS, place, sink);
    }
}
