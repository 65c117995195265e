package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A row of the table of formats: what a kind of report is called, where it usually is, how to recognise it, and who
 * reads it.
 *
 * @param name the constant used in configuration and JSON, upper case with underscores, such as {@code JACOCO}
 * @param label the name for people, such as {@code JaCoCo XML}
 * @param glob where such reports usually are, an Ant-style pattern relative to the workspace
 * @param recognises decides by the first bytes (at most {@link FilePrefix#LIMIT}) whether a file is such a report
 * @param reader creates a reader for one report
 */
public record ReportFormat(
        String name, String label, String glob, Predicate<FilePrefix> recognises, Supplier<ReportReader> reader) {
    /**
     * Whether a file with this beginning is such a report. A format may come from another plugin: one that fails does
     * not recognise the file.
     */
    public boolean knows(FilePrefix head) {
        try {
            return recognises.test(head);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return false;
        }
    }

    /** A copy with other readers. */
    public ReportFormat with(Supplier<ReportReader> other) {
        return new ReportFormat(name, label, glob, recognises, other);
    }
}
