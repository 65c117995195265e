package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Reads the Common Test Report Format (ctrf.io); a test that is pending, or in an unknown state, did not run. */
public final class CtrfReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    private boolean any;
    private long tests;
    private long stated;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> results = JsonPrefix.object(head.json().object().get("results"));
        return "CTRF".equals(head.json().object().get("reportFormat")) && !results.isEmpty()
                || results.containsKey("tool")
                        && (results.get("tests") instanceof List
                                || results.get("summary") instanceof Map<?, ?> summary
                                        && summary.containsKey("passed"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(name -> {
                if (name.equals("results")) {
                    json.fields(part -> part(part, json, sink));
                } else {
                    json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException(
                    "has no \"tests\" in \"results\", so no test is known; run the tests again");
        }
        if (tests == 0 && stated > 0) {
            sink.problem(
                    "the report", "states " + Plurals.count(stated, "test") + " but lists none, so none was counted");
        }
    }

    private void part(String part, JsonCursor json, CoverageSink sink) throws IOException {
        switch (part) {
            case "tests" -> {
                any = true;
                json.elements(() -> test(json, sink));
            }
            case "summary" ->
                json.fields(field -> {
                    if (field.equals("tests")) {
                        stated = Math.max(0, json.count());
                    } else {
                        json.skip();
                    }
                });
            default -> json.skip();
        }
    }

    private void test(JsonCursor json, CoverageSink sink) throws IOException {
        String[] name = {""};
        String[] status = {""};
        String[] raw = {""};
        double[] seconds = {Double.NaN};
        String place = json.place();
        json.fields(field -> {
            switch (field) {
                case "name" -> name[0] = String.valueOf(json.text());
                case "status" -> status[0] = String.valueOf(json.text());
                case "rawStatus" -> raw[0] = json.isText() ? String.valueOf(json.text()) : "";
                case "duration" -> {
                    long millis = json.count();
                    seconds[0] =
                            millis == CountText.UNUSABLE || millis == CountText.HUGE ? Double.NaN : millis * MILLIS;
                }
                default -> json.skip();
            }
        });
        tests++;
        TestOutcome outcome =
                switch (status[0]) {
                    case "passed" -> TestOutcome.PASSED;
                    case "failed" -> TestOutcome.FAILED;
                    case "skipped", "pending" -> TestOutcome.SKIPPED;
                    // Only the runner's own word says whether it failed.
                    case "other" ->
                        TestStates.outcome(raw[0]) == TestOutcome.FAILED ? TestOutcome.FAILED : TestOutcome.SKIPPED;
                    default -> null;
                };
        if (outcome == null) {
            sink.problem(place, "the test " + NameText.shown(name[0]) + " does not say how it ended and is left out");
        } else {
            sink.test(name[0], outcome, seconds[0]);
        }
    }
}
