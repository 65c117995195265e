package io.jenkins.plugins.coveragemonitor.jenkins.extension;

import hudson.ExtensionPoint;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.Serializable;

/**
 * A report format of another plugin. Extend it and annotate the class with {@link hudson.Extension}; the step, the
 * post-build action and their forms then know the format.
 *
 * <p>Reports are read on the workspace's machine, so the extension is sent to the agent with each build's
 * configuration, and its classes are loaded there from the controller. It must therefore have no state besides what its
 * constructor passes to this class, and use nothing of Jenkins in {@link #recognises} and {@link #reader}. Both are
 * called by several threads at once; a {@link ReportReader} reads only one report.
 *
 * <p>Formats of other plugins are tried before the built-in ones. One that throws loses one report, never a build.
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
     * @param name the value of {@code format}: upper case letters, digits and underscores, such as {@code PLAIN};
     * unique
     * @param label the name for people
     * @param pattern where such reports usually are, an Ant-style pattern relative to the workspace
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

    /** The value of {@code format} in jobs. */
    public final String getName() {
        return name;
    }

    /**
     * Decides by a file's beginning, never by its name, whether it has this format.
     *
     * @param head the first bytes, unpacked, at most {@link FilePrefix#LIMIT}
     */
    public abstract boolean recognises(FilePrefix head);

    /** A reader for one report. */
    public abstract ReportReader reader();

    /** The format as a row of the table, which a test passes to {@code ReportFormats.with}. */
    public final ReportFormat row() {
        return new ReportFormat(name, label, pattern, this::recognises, this::reader);
    }
}
