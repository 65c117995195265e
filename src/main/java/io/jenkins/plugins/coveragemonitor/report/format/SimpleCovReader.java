package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads SimpleCov's {@code .resultset.json}, with one or several suites, before and since 0.18, and the {@code
 * coverage.json} of its JSON formatter. Suites are merged: hits add up, and a branch taken in one is taken.
 *
 * <p>A result set includes the lines between {@code # :nocov:} comments, which SimpleCov leaves out when it reads the
 * sources; {@code coverage.json} marks them. The caller, who has the sources, supplies these lines.
 */
public final class SimpleCovReader implements ReportReader {
    private static final BitSet NONE = new BitSet();

    private final Map<String, BitSet> skipped;
    private final Map<String, SimpleCovFile> files = new LinkedHashMap<>();
    private final DuplicateCounter duplicates = new DuplicateCounter("files of one suite");
    private final Budget cost = new Budget(Limits.characters(), "names of files and branches");
    private boolean any;

    /** A reader without sources. */
    public SimpleCovReader() {
        this(Map.of());
    }

    /**
     * A reader that knows which lines comments exclude.
     *
     * @param skipped their numbers by the paths of the report with forward slashes
     */
    public SimpleCovReader(Map<String, BitSet> skipped) {
        this.skipped = Map.copyOf(skipped);
    }

    /** Whether a file has one of these formats. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        if (JsonPrefix.object(root.get("meta")).containsKey("simplecov_version")) {
            return true;
        }
        Object coverage = JsonPrefix.firstObject(root).get("coverage");
        if (!(coverage instanceof Map<?, ?>) || root.size() > 64) {
            return false;
        }
        Map<String, Object> suite = JsonPrefix.firstObject(root);
        Map<String, Object> covered = JsonPrefix.object(coverage);
        if (covered.isEmpty()) {
            return suite.containsKey("timestamp");
        }
        Object first = covered.values().iterator().next();
        return isLines(first) || isLines(JsonPrefix.object(first).get("lines"));
    }

    private static boolean isLines(@Nullable Object value) {
        return value instanceof Iterable<?>
                && JsonPrefix.array(value).stream()
                        .allMatch(line -> !(line instanceof Map<?, ?>) && !(line instanceof Iterable<?>));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(name -> {
                if (name.equals("coverage") && json.isObject()) {
                    coverage(json);
                } else if (json.isObject()) {
                    json.fields(part -> {
                        if (part.equals("coverage") && json.isObject()) {
                            coverage(json);
                        } else {
                            json.skip();
                        }
                    });
                } else {
                    json.skip();
                }
            });
        }
        duplicates.report(sink);
        if (!any) {
            throw new UnreadableReportException("has no \"coverage\", so nothing was measured; run the tests again");
        }
        files.forEach((path, file) -> file.push(path, sink));
    }

    private SimpleCovFile newFile(String path) {
        cost.take(path.length() + 3L * Limits.FILE_COST);
        return new SimpleCovFile(skipped.getOrDefault(path.replace('\\', '/'), NONE), cost);
    }

    private void coverage(JsonCursor json) throws IOException {
        any = true;
        Set<String> inSuite = new HashSet<>();
        json.fields(path -> {
            duplicates.add(path, inSuite.add(path) ? 0 : 1);
            files.computeIfAbsent(path, key -> newFile(key)).read(json);
        });
    }
}
