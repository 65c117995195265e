package io.jenkins.plugins.coveragemonitor.spy.upload;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reports and execution data that services elsewhere send while a build waits for them. Each is streamed to disk within
 * a limit and checked before it counts; what is not a report is deleted. A name that is sent twice is one file, so that
 * a sender without an answer may send again.
 */
public final class UploadFolder {
    /** The most bytes of one file. */
    public static final long LARGEST = 128L * 1024 * 1024;

    /** The most bytes of all files of a build. */
    public static final long LARGEST_OF_ALL = 1024L * 1024 * 1024;

    /** The most files of a build. */
    public static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Answer OVER =
            new Answer(403, "the block has ended and accepts no more files; this one does not count");

    private final Path root;
    private final long largest;
    private volatile boolean closed;

    /** The uploads of a build. */
    public UploadFolder(Path root) {
        this(root, LARGEST);
    }

    UploadFolder(Path root, long largest) {
        this.root = root;
        this.largest = largest;
    }

    /** The answer to an upload: an HTTP status and one sentence. */
    public record Answer(int status, String sentence) {}

    /**
     * A file that was sent.
     *
     * @param service the service it belongs to
     * @param name its name
     * @param file where it is
     * @param release the release of the sending service
     */
    public record Upload(String service, String name, Path file, ServiceRelease release) {}

    /**
     * Accepts a file. Several may be sent at once, and none waits for a slower one.
     *
     * @param release the release of the sending service
     * @param declared how many bytes are announced; negative if unknown
     * @throws IOException if it cannot be written here
     */
    public Answer take(String service, String name, ServiceRelease release, long declared, InputStream body)
            throws IOException {
        try {
            SpySettings.checkService(service);
        } catch (IllegalArgumentException wrong) {
            return new Answer(400, String.valueOf(wrong.getMessage()));
        }
        if (!NAME.matcher(name).matches()) {
            return new Answer(
                    400,
                    "the name of the file may have up to 100 letters, digits, dots, dashes and underscores, a letter or"
                            + " digit first");
        }
        if (declared > largest) {
            return tooLarge();
        }
        Path file = root.resolve(service).resolve(name);
        Optional<Path> begun = begin();
        if (begun.isEmpty()) {
            return OVER;
        }
        Path part = begun.get();
        try {
            if (!copied(body, part)) {
                return closed ? OVER : tooLarge();
            }
            Optional<String> refusal = refusal(part, name);
            return refusal.isPresent() ? new Answer(422, refusal.get()) : keep(part, file, release);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where the bytes of a file go until all are there; empty once the folder is closed. */
    private synchronized Optional<Path> begin() throws IOException {
        if (closed) {
            return Optional.empty();
        }
        Files.createDirectories(root);
        return Optional.of(Files.createTempFile(root, "", ".part"));
    }

    private synchronized Answer keep(Path part, Path file, ServiceRelease release) throws IOException {
        if (closed) {
            return OVER;
        }
        String name = file.getFileName().toString();
        boolean known = Files.exists(file);
        List<Upload> before = all();
        if (!known && before.size() >= MOST) {
            return new Answer(
                    413, "the build has " + Plurals.count(MOST, "file") + " of services already, which is the limit");
        }
        long bytes = Files.size(part);
        for (Upload upload : before) {
            bytes += upload.file().equals(file) ? 0 : Files.size(upload.file());
        }
        if (bytes > LARGEST_OF_ALL) {
            return tooLarge();
        }
        Files.createDirectories(file.getParent());
        SentRelease.write(file, release);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return known ? new Answer(200, name + " was replaced") : new Answer(201, name + " was accepted");
    }

    /** Accepts nothing any more, and refuses what is being sent. */
    public synchronized void close() {
        closed = true;
    }

    private Answer tooLarge() {
        return new Answer(
                413,
                "the file is larger than " + largest + " bytes, or all files of the build are larger than "
                        + LARGEST_OF_ALL + " together");
    }

    private boolean copied(InputStream body, Path part) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = largest;
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                left -= read;
                if (left < 0 || closed) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return !closed;
    }

    /**
     * Reads the file within the usual limits; data that needs class files or scripts is recognised by its beginning.
     */
    private static Optional<String> refusal(Path file, String name) {
        Reports reports = new Reports(ReportFormats.builtIn());
        try {
            Optional<ReportFormat> format = reports.recognise(file);
            if (format.isEmpty()) {
                return Optional.of(name + " is not a report in a known format");
            }
            String kind = format.get().name();
            if (!kind.equals(ReportFormats.EXEC) && !kind.equals(ReportFormats.V8)) {
                reports.read(() -> Files.newInputStream(file), name, kind);
            }
            return Optional.empty();
        } catch (IOException unusable) {
            return Optional.of(name + ": " + unusable.getMessage());
        }
    }

    /** Deletes all files, which have been moved to where they are combined. */
    public synchronized void delete() throws IOException {
        for (Path folder : inside(root)) {
            for (Path file : inside(folder)) {
                Files.deleteIfExists(file);
            }
            // Uploads in progress delete their own files too.
            Files.deleteIfExists(folder);
        }
        Files.deleteIfExists(root);
    }

    /** All files, ordered by service and name. */
    public synchronized List<Upload> all() throws IOException {
        List<Upload> all = new ArrayList<>();
        for (Path folder : inside(root)) {
            for (Path file : inside(folder)) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && Files.isRegularFile(file)) {
                    all.add(new Upload(folder.getFileName().toString(), name, file, SentRelease.of(file)));
                }
            }
        }
        return all;
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
