package io.jenkins.plugins.coveragemonitor.jenkins.extension;

import hudson.ExtensionPoint;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.Serializable;

/**
 * A format of reports that another plugin brings. Extend it, annotate the class with {@link hudson.Extension}, and the
 * step, the post-build action and their forms know the format.
 *
 * <p>Reports are read where the workspace is, so the extension is sent to the agent with each build's configuration, and
 * its classes are loaded there from the controller. It therefore holds nothing but what its constructor gives to this
 * class, and touches nothing of Jenkins in {@link #recognises} and {@link #reader}. Both are called by several threads at
 * once; a {@link ReportReader} reads one report and is not used again.
 *
 * <p>Formats of other plugins are tried before the built-in ones. One that throws costs one report, never a build.
 */
public abstract class CoverageReportFormat implements ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    private static final String NAME = "[A-Z][A-Z0-9_]*";

    private final String name;
    private final String label;
    private final String pattern;

    /**
     * Names the format.
     *
     * @param name what jobs say as {@code format}: upper case letters, digits and underscores, such as {@code PLAIN}; no
     *     two formats have one name
     * @param label the name for people
     * @param pattern where such reports usually lie, an Ant-style pattern relative to the workspace
     * @throws IllegalArgumentException if the name has other characters
     */
    protected CoverageReportFormat(String name, String label, String pattern) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a format: use upper case letters, digits and underscores");
        }
        this.name = name;
        this.label = label;
        this.pattern = pattern;
    }

    /** The name that jobs say. */
    public final String getName() {
        return name;
    }

    /**
     * Tells by a file's beginning, never by its name, whether it is such a report.
     *
     * @param head the first bytes, unpacked, at most {@link FilePrefix#LIMIT}
     */
    public abstract boolean recognises(FilePrefix head);

    /** A reader for one report. */
    public abstract ReportReader reader();

    /** The format as a row of the table: what a test of it gives to {@code ReportFormats.with}. */
    public final ReportFormat row() {
        return new ReportFormat(name, label, pattern, this::recognises, this::reader);
    }
}
