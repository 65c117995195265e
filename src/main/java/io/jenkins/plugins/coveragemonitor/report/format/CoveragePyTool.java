package io.jenkins.plugins.coveragemonitor.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The package {@code coverage}, which turns its data into its JSON report. The data tells what ran; what else is a
 * statement only the package knows, from the sources.
 */
@FunctionalInterface
public interface CoveragePyTool {
    /**
     * Makes a report.
     *
     * @param data the bytes of the data file
     * @param notes takes a sentence for each thing that the report may lack
     * @return the report, deleted when it is closed
     * @throws io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException if the package is not there or does
     *     not make one; the sentence says why
     */
    InputStream json(InputStream data, Consumer<String> notes) throws IOException;
}
