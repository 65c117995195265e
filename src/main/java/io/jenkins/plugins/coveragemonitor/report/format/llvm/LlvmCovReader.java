package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.LineBudget;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code llvm-cov export} of Clang, Rust and Swift ({@code llvm.coverage.json.export} 2 and 3), in full or with
 * {@code -summary-only}.
 *
 * <p>Lines are derived from the segments as {@code llvm-cov} does ({@code LineCoverageStats}); a function with several
 * instances is one function. Regions, the statements of LLVM's mapping, are {@code INSTRUCTION}.
 */
public final class LlvmCovReader implements ReportReader {
    private final DuplicateCounter duplicates = new DuplicateCounter("files");
    private final Budget kept = new Budget(Limits.RANGES, "segments and branches");
    /** Whether a file is an export; its type comes at the end, so its files decide. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        if ("llvm.coverage.json.export".equals(root.get("type"))) {
            return true;
        }
        Map<String, Object> data = JsonPrefix.firstObject(root.get("data"));
        Map<String, Object> file = JsonPrefix.firstObject(data.get("files"));
        return file.containsKey("filename") && (file.containsKey("segments") || file.containsKey("summary"))
                || (data.containsKey("files") && file.containsKey("expansions"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        LineBudget budget = new LineBudget(sink);
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "data",
                    () -> json.elements(() -> data(json, budget, sink)),
                    "nothing was measured; run llvm-cov export again");
        }
        duplicates.report(sink);
    }

    private void data(JsonCursor json, LineBudget budget, CoverageSink sink) throws IOException {
        Map<String, LlvmFile> files = new LinkedHashMap<>();
        LlvmFunctions functions = new LlvmFunctions(json, kept);
        json.fields(name -> {
            switch (name) {
                case "files" ->
                    json.elements(() -> {
                        LlvmFile file = new LlvmFile(json, kept);
                        json.fields(file::part);
                        if (file.path().isEmpty()) {
                            json.problem("has a file without a name, which is left out");
                        } else if (files.putIfAbsent(file.path(), file) != null) {
                            files.get(file.path()).add(file);
                            duplicates.add(file.path(), 1);
                        }
                    });
                case "functions" -> json.elements(functions::read);
                default -> json.skip();
            }
        });
        files.values().forEach(file -> file.push(functions.of(file.path()), budget, sink));
    }
}
