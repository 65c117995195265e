package io.jenkins.plugins.coveragemonitor.spy.upload;

import io.jenkins.plugins.coveragemonitor.collect.ServiceRelease;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reports and execution data that services elsewhere send while a build waits for them. Each is streamed to the disk within a
 * limit and looked at before it counts; what is not a report is gone again. A name that is sent twice is one file, so that who
 * got no answer may send again.
 */
public final class UploadFolder {
    /** Bytes of one file. */
    public static final long LARGEST = 128L * 1024 * 1024;

    /** Bytes of all files of a build. */
    public static final long LARGEST_OF_ALL = 1024L * 1024 * 1024;

    /** Files of a build. */
    public static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path root;
    private final long largest;

    /** The uploads of a build. */
    public UploadFolder(Path root) {
        this(root, LARGEST);
    }

    UploadFolder(Path root, long largest) {
        this.root = root;
        this.largest = largest;
    }

    /** What an upload is answered: a status of HTTP and one sentence. */
    public record Answer(int status, String sentence) {}

    /**
     * One file that was sent.
     *
     * @param service what it belongs to
     * @param name its name
     * @param file where it is
     * @param release what the service that sent it is
     */
    public record Upload(String service, String name, Path file, ServiceRelease release) {}

    /**
     * Takes a file.
     *
     * @param release what the service that sends it is
     * @param declared how many bytes are announced; less than zero if that is not known
     * @throws IOException if it cannot be written here
     */
    public synchronized Answer take(
            String service, String name, ServiceRelease release, long declared, InputStream body) throws IOException {
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
        List<Upload> before = all();
        long others = 0;
        for (Upload upload : before) {
            others += Files.size(upload.file());
        }
        Path folder = Files.createDirectories(root.resolve(service));
        Path file = folder.resolve(name);
        boolean known = Files.exists(file);
        if (!known && before.size() >= MOST) {
            return new Answer(
                    413, "the build has " + Plurals.count(MOST, "file") + " of services already, which is the limit");
        }
        Path part = folder.resolve("." + name + ".part");
        try {
            if (!copied(body, part, Math.min(largest, LARGEST_OF_ALL - others))) {
                return tooLarge();
            }
            Optional<String> refusal = refusal(part, name);
            if (refusal.isPresent()) {
                return new Answer(422, refusal.get());
            }
            SentRelease.write(file, release);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return known ? new Answer(200, name + " was replaced") : new Answer(201, name + " was taken");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Answer tooLarge() {
        return new Answer(
                413,
                "the file is larger than " + largest + " bytes, or all files of the build are larger than "
                        + LARGEST_OF_ALL + " together");
    }

    private static boolean copied(InputStream body, Path part, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = most;
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                left -= read;
                if (left < 0) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    /** Reads it within the limits of every report; what needs class files or scripts is known by its beginning. */
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

    /** Deletes all files: they were taken to where they are combined. */
    public synchronized void delete() throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** All files, in the order of services and names. */
    public synchronized List<Upload> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Upload> all = new ArrayList<>();
        List<Path> found;
        try (Stream<Path> files = Files.walk(root, 2)) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path file : found) {
            all.add(new Upload(
                    root.relativize(file).getName(0).toString(),
                    file.getFileName().toString(),
                    file,
                    SentRelease.of(file)));
        }
        return all;
    }
}
