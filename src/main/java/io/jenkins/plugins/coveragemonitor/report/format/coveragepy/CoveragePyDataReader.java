package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the data file of coverage.py 5 to 7, an SQLite database, by the JSON report of its own package. */
public final class CoveragePyDataReader implements ReportReader {
    private static final String DATABASE = "SQLite format 3\0";

    private final @Nullable CoveragePyTool tool;

    /**
     * A reader.
     *
     * @param tool creates the report; {@code null} if no program may be started
     */
    public CoveragePyDataReader(@Nullable CoveragePyTool tool) {
        this.tool = tool;
    }

    /** Whether a file is a database with the tables of coverage.py. */
    public static boolean recognises(FilePrefix head) {
        return head.length() > DATABASE.length()
                && head.at(0) == 'S'
                && head.text().startsWith(DATABASE)
                && head.text().contains("coverage_schema");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        if (tool == null) {
            throw new UnreadableReportException(
                    "is the data of coverage.py, which only coverage.py makes a report of; run coverage xml");
        }
        try (InputStream json = tool.json(in, note -> sink.problem("coverage.py", note))) {
            new CoveragePyReader().read(json, sink);
        }
    }
}
