package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.ArraySlice;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.util.Optional;

/**
 * A reader of a format whose parts mean the same alone as in the whole report: no state from one part affects another,
 * as long as no file is in both.
 */
public interface SplitReader extends ReportReader {
    /**
     * Where a report may be split.
     *
     * @param head its beginning
     * @return empty if this one must not be
     */
    Optional<SplitPoint> cut(FilePrefix head);

    /**
     * Reads a part in the form in which its tool writes it, if that is quicker.
     *
     * @param part a report of its own, which is not consumed
     * @return {@code false} if it must be read with {@link #read}, and what the sink has received is of no use
     */
    default boolean readPlain(ArraySlice part, CoverageSink sink) {
        return false;
    }

    /** A reader for a part of a report on the same thread, which may reuse the buffers of this one. */
    SplitReader another();
}
