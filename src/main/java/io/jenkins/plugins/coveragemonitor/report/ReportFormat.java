package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One row of the table of formats: what a kind of report is called, where it usually lies, how to know it, and who
 * reads it.
 *
 * @param name the constant used in configuration and JSON, upper case with underscores, such as {@code JACOCO}
 * @param label the name for people, such as {@code JaCoCo XML}
 * @param glob where such reports usually lie, an Ant-style pattern relative to the workspace
 * @param recognises decides by the first bytes (at most {@link FilePrefix#LIMIT}) whether a file is such a report
 * @param reader makes a reader for one report
 */
public record ReportFormat(
        String name, String label, String glob, Predicate<FilePrefix> recognises, Supplier<ReportReader> reader) {
    /**
     * Whether a file that begins so is such a report. A format may be another plugin's: one that cannot judge a file
     * does not know it.
     */
    public boolean knows(FilePrefix head) {
        try {
            return recognises.test(head);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return false;
        }
    }

    /** The same format with another maker of readers. */
    public ReportFormat with(Supplier<ReportReader> other) {
        return new ReportFormat(name, label, glob, recognises, other);
    }
}
