package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.report.io.BoundedStream;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.UnpackBudget;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Goes over the class files in a file: itself, or those of an archive and of the archives in it, by one budget for all files
 * of an analysis. JaCoCo's own walk unpacks whatever it meets, as deep and as large as it is.
 */
public final class ClassFileWalk {
    /** What to do with a class file. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes its bytes, and what to call it in a sentence. */
        void visit(byte[] bytes, String place) throws IOException;
    }

    private final UnpackBudget budget = new UnpackBudget();
    private final Visitor visitor;

    /** A walk that shows what it meets to a visitor. */
    public ClassFileWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Whether a file of this name may be an exported container image, in which there may be class files and archives. */
    public static boolean mayBeImage(String name) {
        return ContainerImage.isName(name);
    }

    /** Whether a file of this name is looked into wherever it is found; an image is only where somebody names it. */
    public static boolean holdsClasses(String name) {
        return isClass(name) || isArchive(name);
    }

    private static boolean isClass(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".class");
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".zip") || lower.endsWith(".ear");
    }

    /**
     * Visits the class files in a file.
     *
     * @throws ReportTooLargeException if there is more of them than is believed
     * @throws IOException if it cannot be read
     */
    public void file(Path file) throws IOException {
        if (mayBeImage(file.getFileName().toString())) {
            ContainerImage.walk(file, ClassFileWalk::holdsClasses, (path, in) -> ofImage(in, path, file + "@" + path));
            return;
        }
        try (InputStream in = new BoundedStream(new BufferedInputStream(Files.newInputStream(file)), budget, 0)) {
            if (isClass(file.getFileName().toString())) {
                visit(in, file.toString());
            } else {
                archive(in, file.toString(), 1);
            }
        }
    }

    /** A damaged archive somewhere in a whole file system costs its own classes alone. */
    private void ofImage(InputStream in, String path, String place) throws IOException {
        BoundedStream bytes = new BoundedStream(in, budget, 0);
        if (isClass(path)) {
            visit(bytes, place);
            return;
        }
        try {
            archive(bytes, place, 1);
        } catch (UnreadableReportException bounded) {
            if (bounded.getCause() instanceof ReportTooLargeException) {
                throw bounded;
            }
        } catch (ZipException damaged) {
            // What the service loaded it could read.
        }
    }

    private void archive(InputStream in, String place, int depth) throws IOException {
        if (depth > Limits.CLASS_PACKINGS) {
            throw new ReportTooLargeException("has archives of classes more than " + Limits.CLASS_PACKINGS
                    + " deep in each other (" + NameText.shown(place) + "); give the classes themselves");
        }
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in));
        byte[] dropped = new byte[16 * 1024];
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            BoundedStream bytes = new BoundedStream(zip, budget, depth);
            String name = place + "@" + entry.getName();
            if (entry.isDirectory()) {
                continue;
            } else if (isClass(entry.getName())) {
                visit(bytes, name);
            } else if (isArchive(entry.getName())) {
                archive(bytes, name, depth + 1);
            }
            while (bytes.read(dropped) >= 0) {
                // to the end of the entry, within the budget
            }
        }
    }

    private void visit(InputStream in, String place) throws IOException {
        byte[] bytes = in.readNBytes(Limits.CLASS_BYTES + 1);
        if (bytes.length > Limits.CLASS_BYTES) {
            throw new ReportTooLargeException("has a class file of more than " + Limits.CLASS_BYTES + " bytes ("
                    + NameText.shown(place) + "), as no compiler makes; give the class files that were measured");
        }
        visitor.visit(bytes, place);
    }
}
