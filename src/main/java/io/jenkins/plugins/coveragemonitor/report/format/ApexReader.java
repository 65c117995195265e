package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the lines of the classes and triggers that {@code sf apex run test --code-coverage} covered: {@code
 * test-result-codecoverage.json}, which lists them, and the result of the run, in the file that {@code --output-dir}
 * gets ({@code coverage} or {@code codecoverage}) or as {@code --json} prints it (the same below {@code result}). The
 * result of a deployment that runs tests ({@code sf project deploy start --json}) lists only lines that did not run, and
 * how many there are.
 */
public final class ApexReader implements ReportReader {
    /** The beginning of the ids of triggers. */
    private static final String TRIGGER = "01q";

    private boolean any;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        return isType(JsonPrefix.firstObject(head.json().array()))
                || isResult(root)
                || isResult(JsonPrefix.object(root.get("result")));
    }

    private static boolean isType(Map<String, Object> type) {
        return type.containsKey("name")
                && (type.get("lines") instanceof Map && type.containsKey("totalLines")
                        || type.containsKey("numLinesUncovered") && type.containsKey("uncoveredLines"));
    }

    private static boolean isResult(Map<String, Object> result) {
        // The coverage stands behind all tests, which may be too many for the prefix.
        Map<String, Object> summary = JsonPrefix.object(result.get("summary"));
        return summary.containsKey("testsRan") && summary.containsKey("orgId")
                || isType(JsonPrefix.firstObject(
                        JsonPrefix.object(result.get("coverage")).get("coverage")))
                || isType(JsonPrefix.firstObject(result.get("codecoverage")))
                || deployed(result).containsKey("codeCoverage");
    }

    /** The tests of a deployment, whose numbers are at the end of a long list of files. */
    private static Map<String, Object> deployed(Map<String, Object> result) {
        return JsonPrefix.object(JsonPrefix.object(result.get("details")).get("runTestResult"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    field -> {
                        if (field.equals("result") && json.isObject()) {
                            json.fields(part -> part(part, json, sink));
                        } else {
                            part(field, json, sink);
                        }
                    },
                    () -> {
                        any = true;
                        type(json, sink);
                    });
        }
        if (!any) {
            throw new UnreadableReportException(
                    "has no coverage of a class; run the tests with --code-coverage, and give their results as JUnit XML"
                            + " (--result-format junit)");
        }
    }

    private void part(String part, JsonCursor json, CoverageSink sink) throws IOException {
        if (part.equals("coverage") && json.isObject()) {
            // Besides, it has the records of each test method, and a summary.
            json.fields(list -> {
                if (list.equals("coverage")) {
                    types(json, sink);
                } else {
                    json.skip();
                }
            });
        } else if (part.equals("codecoverage") || part.equals("codeCoverage")) {
            types(json, sink);
        } else if ((part.equals("details") || part.equals("runTestResult")) && json.isObject()) {
            json.fields(inner -> part(inner, json, sink));
        } else {
            json.skip();
        }
    }

    private void types(JsonCursor json, CoverageSink sink) throws IOException {
        any = true;
        if (json.isObject()) {
            // The only one of its kind stands without an array.
            type(json, sink);
        } else {
            json.elements(() -> type(json, sink));
        }
    }

    private static void type(JsonCursor json, CoverageSink sink) throws IOException {
        String[] type = {""};
        boolean[] trigger = new boolean[1];
        long[] locations = {CountText.UNUSABLE, CountText.UNUSABLE};
        LineList lines = new LineList();
        json.fields(field -> {
            switch (field) {
                case "name" -> type[0] = String.valueOf(json.text());
                case "id", "apexId", "apexClassOrTriggerId" ->
                    trigger[0] |= json.isText() && String.valueOf(json.text()).startsWith(TRIGGER);
                case "type" ->
                    trigger[0] |= json.isText() && String.valueOf(json.text()).endsWith("Trigger");
                case "lines" -> json.fields(key -> count(key, json, lines));
                case "coveredLines" -> json.elements(() -> number(json, 1, lines));
                case "numLocations" -> locations[0] = json.count();
                case "numLocationsNotCovered" -> locations[1] = json.count();
                case "locationsNotCovered" -> notCovered(json, lines);
                case "uncoveredLines" -> json.elements(() -> number(json, 0, lines));
                default -> json.skip();
            }
        });
        if (type[0].isEmpty()) {
            json.problem("has a class without a name, which is left out");
            return;
        }
        sink.file(type[0] + (trigger[0] ? ".trigger" : ".cls"));
        lines.push(sink);
        if (locations[1] >= 0 && locations[0] >= locations[1] && locations[0] > 0) {
            sink.counter(Metric.LINE, locations[0] - locations[1], locations[1]);
        }
    }

    private static void notCovered(JsonCursor json, LineList lines) throws IOException {
        if (json.isObject()) {
            json.fields(field -> location(field, json, lines));
        } else {
            json.elements(() -> json.fields(field -> location(field, json, lines)));
        }
    }

    private static void location(String field, JsonCursor json, LineList lines) throws IOException {
        if (field.equals("line")) {
            number(json, 0, lines);
        } else {
            json.skip();
        }
    }

    private static void count(String line, JsonCursor json, LineList lines) throws IOException {
        long number = CountText.parse(line);
        long count = json.count();
        if (number < 1 || number > Integer.MAX_VALUE) {
            json.problem("has the line " + NameText.shown(line) + ", which is not a number of 1 or more");
        } else if (count >= 0) {
            lines.add((int) number, count);
        }
    }

    private static void number(JsonCursor json, long count, LineList lines) throws IOException {
        int number = json.line();
        if (number > 0) {
            lines.add(number, count);
        }
    }
}
