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
 * Visits the class files in a file: the file itself, or those in an archive and in nested archives, within one budget
 * for all files of an analysis. JaCoCo's own walk unpacks everything, however deep and large.
 */
public final class ClassFileWalk {
    /** Receives class files. */
    @FunctionalInterface
    public interface Visitor {
        /** Receives the bytes of a class file, and its name for a sentence. */
        void visit(byte[] bytes, String place) throws IOException;
    }

    private final UnpackBudget budget = new UnpackBudget();
    private final Visitor visitor;

    /** A walk for a visitor. */
    public ClassFileWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Whether a file with this name may be an exported container image, which may contain class files and archives. */
    public static boolean mayBeImage(String name) {
        return ContainerImage.isName(name);
    }

    /** Whether a file with this name is searched wherever it is found; an image only if somebody names it. */
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
     * @throws ReportTooLargeException if they exceed a limit
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

    /** A damaged archive in a file system only loses its own classes. */
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
            // The service could read what it loaded.
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
