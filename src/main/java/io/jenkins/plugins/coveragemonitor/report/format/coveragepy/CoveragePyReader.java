package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads {@code coverage json} of coverage.py 5 to 7 ("JSON reporting"). */
public final class CoveragePyReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> meta = JsonPrefix.object(root.get("meta"));
        return meta.containsKey("version")
                && (meta.containsKey("branch_coverage")
                        || JsonPrefix.firstObject(root.get("files")).containsKey("executed_lines"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            CoveragePyFile file = new CoveragePyFile(json);
            json.document(
                    "files",
                    () -> json.fields(path -> file.read(path, sink)),
                    "nothing was measured; run coverage json again");
        }
    }
}
