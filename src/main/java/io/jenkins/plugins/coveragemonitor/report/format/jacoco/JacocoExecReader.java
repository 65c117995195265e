package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.IncompatibleExecDataVersionException;

/**
 * Reads JaCoCo execution data ({@code jacoco.exec}) together with the measured class files: the data says which probes
 * ran, and only the classes say which lines those are.
 *
 * <p>A class that is not the measured one (its identity differs) is reported and left out: nothing is known about it,
 * and unknown is not uncovered.
 */
public final class JacocoExecReader implements ReportReader {
    private static final int[] MAGIC = {0x01, 0xC0, 0xC0};

    private static final String REMEDY = "give the folders or jars of the class files that were measured";

    private final List<Path> classFiles;

    /**
     * A reader that knows where the class files are.
     *
     * @param classFiles folders and jars with the measured classes; symbolic links in them are not followed
     */
    public JacocoExecReader(List<Path> classFiles) {
        this.classFiles = List.copyOf(classFiles);
    }

    /** Whether a file is execution data: a header block with JaCoCo's magic number. */
    public static boolean recognises(FilePrefix head) {
        return head.startsWith(MAGIC);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ExecutionDataStore executed = new ExecutionDataStore();
        load(in, executed);
        analyse(executed, classFiles, sink);
    }

    /** Analyses class files with execution data. */
    public static void analyse(ExecutionDataStore executed, List<Path> classFiles, CoverageSink sink)
            throws IOException {
        if (classFiles.isEmpty()) {
            throw new UnreadableReportException("holds execution data of "
                    + Plurals.count(
                            executed.getContents().size(),
                            "class, which has no lines without its class file; ",
                            "classes, which have no lines without their class files; ")
                    + REMEDY);
        }
        JacocoClasses classes = new JacocoClasses(executed, sink);
        for (Path location : classFiles) {
            classes.analyse(location);
        }
        if (classes.count() == 0) {
            throw new UnreadableReportException("no class could be read from " + classFiles + "; " + REMEDY);
        }
        if (!executed.getContents().isEmpty() && classes.measured() == 0 && classes.mismatched() > 0) {
            throw new UnreadableReportException(
                    Plurals.count(classes.count(), "class file", "class files") + " in " + classFiles
                            + ", and none of them was measured (" + Plurals.count(classes.mismatched(), "has", "have")
                            + " the name but not the content); "
                            + REMEDY);
        }
        classes.push();
    }

    /** Merges execution data into a store, probe by probe. */
    public static void load(InputStream in, ExecutionDataStore store) throws IOException {
        try {
            JacocoExecInput input = new JacocoExecInput(in, store);
            input.setSessionInfoVisitor(info -> {});
            input.setExecutionDataVisitor(store);
            input.read();
        } catch (IncompatibleExecDataVersionException e) {
            throw new UnreadableReportException(
                    "was written in version " + Integer.toHexString(e.getActualVersion())
                            + " of JaCoCo's execution data, version " + Integer.toHexString(e.getExpectedVersion())
                            + " is known; measure with JaCoCo 0.7.5 or later",
                    e);
        } catch (EOFException e) {
            throw new UnreadableReportException(
                    "ends in the middle of a class; the file is cut off, write it again", e);
        } catch (UnreadableReportException e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new UnreadableReportException(
                    "is damaged execution data (" + NameText.shown(String.valueOf(e.getMessage()))
                            + "); write it again",
                    e);
        }
    }
}
