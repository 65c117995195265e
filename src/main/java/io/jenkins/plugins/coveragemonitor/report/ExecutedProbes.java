package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.data.ExecutionDataStore;

/**
 * JaCoCo's execution data of several runs, merged probe by probe, as JaCoCo's own {@code merge} does: two tests that
 * each take one branch of a line have taken both. Counted lines no longer show that.
 */
public final class ExecutedProbes {
    private final ExecutionDataStore store = new ExecutionDataStore();

    /**
     * Adds a file.
     *
     * @throws UnreadableReportException if it is not execution data, or its classes have other probes than those added
     * before
     */
    public void add(Path file) throws IOException {
        ReportFormats collecting =
                ReportFormats.builtIn().withExecReader(() -> (in, sink) -> JacocoExecReader.load(in, store));
        new Reports(collecting).read(file, ReportFormats.EXEC);
    }

    /**
     * The report of the added data.
     *
     * @param classFiles folders and jars that hold the measured classes
     */
    public Report analyse(List<Path> classFiles) throws IOException {
        ReportBuilder sink = new ReportBuilder();
        JacocoExecReader.analyse(store, classFiles, sink);
        return sink.build(ReportFormats.EXEC);
    }
}
