package io.jenkins.plugins.coveragemonitor.publish.html;

import java.util.List;
import java.util.Optional;

/** Gives the text of source files to a report. */
@FunctionalInterface
public interface ReportSources {
    /** No text: a report shows numbers and line ranges alone. */
    ReportSources NONE = path -> Optional.empty();

    /**
     * The text of a file by lines; empty if it is not there.
     *
     * @param path the file as the measurement names it
     */
    Optional<List<String>> of(String path);
}
