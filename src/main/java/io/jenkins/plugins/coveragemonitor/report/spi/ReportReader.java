package io.jenkins.plugins.coveragemonitor.report.spi;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format in one pass. An instance reads only one report, so a reader may keep state in fields. */
@FunctionalInterface
public interface ReportReader {
    /**
     * Reads a report to its end and pushes its content.
     *
     * <p>A reader is strict about the frame (a wrong root or a truncated file throws) and lenient about the parts (what
     * cannot be used becomes a {@link CoverageSink#problem problem}, and the rest is read). It opens no other file and
     * no connection, and does not close the stream.
     *
     * @param in the report's bytes, already unpacked
     * @param sink receives the content
     * @throws UnreadableReportException if this is not a report of the format, or it is damaged
     * @throws IOException if the bytes cannot be read
     */
    void read(InputStream in, CoverageSink sink) throws IOException;
}
