package io.jenkins.plugins.coveragemonitor.report.format.tests;

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
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON of Mocha ({@code --reporter json}), which lists all tests and, again, those that passed, failed or are
 * pending. A hook that failed is no test, but a note.
 */
public final class MochaReader implements ReportReader {
    private static final double MILLIS = 1e-3;
    private static final Pattern HOOK = Pattern.compile("\"(?:before|after) (?:all|each)\" hook.*");

    private boolean any;
    private long tests;
    private long stated;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> stats = JsonPrefix.object(root.get("stats"));
        return stats.containsKey("passes")
                && stats.containsKey("pending")
                && !root.containsKey("results")
                && (root.containsKey("passes") || root.containsKey("tests") || head.isCutOff());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(list -> {
                switch (list) {
                    case "stats" -> stats(json);
                    case "passes" -> tests(json, TestOutcome.PASSED, sink);
                    case "failures" -> tests(json, TestOutcome.FAILED, sink);
                    case "pending" -> tests(json, TestOutcome.SKIPPED, sink);
                    default -> json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException("lists no tests, so no test is known; let Mocha write it again");
        }
        if (tests == 0 && stated > 0) {
            sink.problem("the report", "states tests but lists none, so none was counted; let Mocha write it again");
        }
    }

    private void stats(JsonCursor json) throws IOException {
        json.fields(field -> {
            if (field.equals("tests")) {
                stated = Math.max(0, json.count());
            } else {
                json.skip();
            }
        });
    }

    private void tests(JsonCursor json, TestOutcome outcome, CoverageSink sink) throws IOException {
        any = true;
        json.elements(() -> test(json, outcome, sink));
    }

    private void test(JsonCursor json, TestOutcome outcome, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] title = {""};
        String[] name = {""};
        double[] millis = {Double.NaN};
        json.fields(field -> {
            switch (field) {
                case "title" -> title[0] = String.valueOf(json.text());
                case "fullTitle" -> name[0] = String.valueOf(json.text());
                case "duration" -> millis[0] = json.duration();
                default -> json.skip();
            }
        });
        if (HOOK.matcher(title[0]).matches()) {
            sink.problem(
                    place,
                    "failed outside of the tests: " + NameText.shown(name[0]) + ", so some of them may not have run");
            return;
        }
        tests++;
        sink.test(name[0], outcome, millis[0] * MILLIS);
    }
}
