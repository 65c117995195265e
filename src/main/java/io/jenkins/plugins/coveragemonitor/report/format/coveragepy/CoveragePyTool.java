package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The package {@code coverage}, which converts its data to its JSON report. The data says what ran; only the package
 * knows, from the sources, what else is a statement.
 */
@FunctionalInterface
public interface CoveragePyTool {
    /**
     * Creates a report.
     *
     * @param data the bytes of the data file
     * @param notes receives a sentence for each thing that the report may lack
     * @return the report, deleted when it is closed
     * @throws io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException if the package is missing or does
     * not create one; the sentence says why
     */
    InputStream json(InputStream data, Consumer<String> notes) throws IOException;
}
