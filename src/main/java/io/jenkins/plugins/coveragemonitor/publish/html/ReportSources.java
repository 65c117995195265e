package io.jenkins.plugins.coveragemonitor.publish.html;

import java.util.List;
import java.util.Optional;

/** Supplies the text of source files to a report. */
@FunctionalInterface
public interface ReportSources {
    /** No text: a report shows only numbers and line ranges. */
    ReportSources NONE = path -> Optional.empty();

    /**
     * The text of a file by lines; empty if it does not exist.
     *
     * @param path the file as the measurement names it
     */
    Optional<List<String>> of(String path);
}
