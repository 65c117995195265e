package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.util.Optional;

/**
 * A reader of a format whose parts say alone what they say in the whole: nothing that it keeps of one part changes what it
 * makes of another, as long as no file is in both.
 */
public interface SplitReader extends ReportReader {
    /**
     * Where a report may be cut.
     *
     * @param head its beginning
     * @return nothing if this one may not be
     */
    Optional<SplitPoint> cut(FilePrefix head);

    /** A reader for a part of a report on the same thread, which may use again what this one has at hand. */
    SplitReader another();
}
