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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON of Mocha ({@code --reporter json}), which lists all tests and, again, those that passed, failed or are
 * pending, and that of Mochawesome, which Cypress users write, with the tests in their suites. A hook that failed is no
 * test, but a note.
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
                && (root.containsKey("passes")
                        || root.containsKey("tests")
                        || root.get("results") instanceof List
                        || head.isCutOff());
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
                    case "results" -> {
                        any = true;
                        json.elements(() -> suite(json, sink));
                    }
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

    /** A suite of Mochawesome; the depth of the JSON is bounded, and so is that of its suites. */
    private void suite(JsonCursor json, CoverageSink sink) throws IOException {
        json.fields(part -> {
            switch (part) {
                case "suites" -> json.elements(() -> suite(json, sink));
                case "tests", "beforeHooks", "afterHooks" -> json.elements(() -> inSuite(json, sink));
                default -> json.skip();
            }
        });
    }

    private void inSuite(JsonCursor json, CoverageSink sink) throws IOException {
        String place = json.place();
        String[] name = {""};
        double[] millis = {Double.NaN};
        boolean[] is = new boolean[3];
        boolean[] hook = new boolean[1];
        json.fields(field -> {
            switch (field) {
                case "fullTitle" -> name[0] = String.valueOf(json.text());
                case "duration" -> millis[0] = json.duration();
                case "fail" -> is[0] = json.isTrue();
                case "pass" -> is[1] = json.isTrue();
                case "pending", "skipped" -> is[2] |= json.isTrue();
                case "isHook" -> hook[0] = json.isTrue();
                default -> json.skip();
            }
        });
        if (hook[0]) {
            if (is[0]) {
                hookFailed(place, name[0], sink);
            }
            return;
        }
        tests++;
        TestOutcome outcome =
                is[0] ? TestOutcome.FAILED : is[1] ? TestOutcome.PASSED : is[2] ? TestOutcome.SKIPPED : null;
        JsonTests.push(outcome, name[0], millis[0] * MILLIS, place, sink);
    }

    private static void hookFailed(String place, String name, CoverageSink sink) {
        sink.problem(
                place, "failed outside of the tests: " + NameText.shown(name) + ", so some of them may not have run");
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
            hookFailed(place, name[0], sink);
            return;
        }
        tests++;
        sink.test(name[0], outcome, millis[0] * MILLIS);
    }
}
