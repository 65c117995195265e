package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads Istanbul's coverage objects ({@code coverage-final.json} of nyc, c8, Jest, Vitest; format: {@code
 * istanbul-lib-coverage}), Jest's results with such a map, and Istanbul's {@code coverage-summary.json}, which has only
 * counters.
 */
public final class IstanbulReader implements ReportReader {
    private static final Map<String, Metric> SUMMARY = Map.of(
            "lines", Metric.LINE,
            "statements", Metric.INSTRUCTION,
            "functions", Metric.FUNCTION,
            "branches", Metric.BRANCH);

    /** Reads what Jest's results have besides coverage. */
    @FunctionalInterface
    public interface TestResults {
        /** Called at the first token of {@code testResults}; returns at its last. */
        void read(JsonCursor json, CoverageSink sink) throws IOException;
    }

    private final TestResults tests;
    private final Set<String> paths = new HashSet<>();
    private final DuplicateCounter duplicates = new DuplicateCounter("files");
    private boolean any;

    /** A reader of coverage alone. */
    public IstanbulReader() {
        this((json, sink) -> json.skip());
    }

    /** A reader that passes the tests in Jest's results on. */
    public IstanbulReader(TestResults tests) {
        this.tests = tests;
    }

    /** Whether a file has one of the three formats. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        return isFile(root)
                || isFile(JsonPrefix.firstObject(root))
                || isFile(JsonPrefix.object(JsonPrefix.firstObject(root).get("data")))
                || isSummary(JsonPrefix.object(root.get("total")))
                || (root.containsKey("numTotalTestSuites") && (root.containsKey("coverageMap") || head.isCutOff()));
    }

    private static boolean isFile(Map<String, Object> object) {
        return object.get("path") instanceof String
                && (object.containsKey("statementMap") || (object.containsKey("s") && object.containsKey("b")));
    }

    private static boolean isSummary(Map<String, Object> total) {
        return JsonPrefix.object(total.get("lines")).containsKey("pct")
                && JsonPrefix.object(total.get("statements")).containsKey("pct");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        // The message of a test file may be long.
        try (JsonCursor json = JsonCursor.withLongTexts(in, sink)) {
            IstanbulFile single = new IstanbulFile(json, "");
            json.document(name -> root(name, single, json, sink));
            if (single.hasPath()) {
                single.push(sink, paths, duplicates);
                any = true;
            }
        }
        duplicates.report(sink);
        if (!any) {
            throw new UnreadableReportException("holds no file, so nothing was measured; check that the tests ran "
                    + "with coverage and that a reporter writes the coverage map");
        }
    }

    private void root(String name, IstanbulFile single, JsonCursor json, CoverageSink sink) throws IOException {
        if (name.equals("coverageMap")) {
            json.fields(path -> file(path, json, sink));
        } else if (name.equals("testResults") && json.isArray()) {
            any = true;
            tests.read(json, sink);
        } else if (IstanbulFile.isPart(name)) {
            single.part(name);
        } else if (name.equals("total") || !json.isObject()) {
            json.skip();
        } else {
            file(name, json, sink);
        }
    }

    private void file(String path, JsonCursor json, CoverageSink sink) throws IOException {
        IstanbulFile file = new IstanbulFile(json, path);
        boolean[] counters = new boolean[1];
        json.fields(part -> {
            if (SUMMARY.containsKey(part) && json.isObject()) {
                counters[0] = true;
                sink.file(path);
                summary(SUMMARY.get(part), json, sink);
            } else if (part.equals("data") && json.isObject()) {
                json.fields(file::part);
            } else {
                file.part(part);
            }
        });
        if (counters[0] || file.isCoverage()) {
            any = true;
        }
        if (file.isCoverage()) {
            file.push(sink, paths, duplicates);
        }
    }

    private static void summary(Metric metric, JsonCursor json, CoverageSink sink) throws IOException {
        long[] counts = new long[2];
        json.fields(name -> {
            switch (name) {
                case "covered" -> counts[0] = json.count();
                case "total" -> counts[1] = json.count();
                default -> json.skip();
            }
        });
        if (counts[0] >= 0 && counts[1] >= counts[0]) {
            sink.counter(metric, counts[0], counts[1] - counts[0]);
        } else {
            json.problem("has " + Plurals.withArticle(metric.label() + " counter")
                    + " with more covered than there are, which is left out");
        }
    }
}
