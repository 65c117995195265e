package io.jenkins.plugins.coveragemonitor.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The door to this room: a file goes in, a {@link Report} or one sentence comes out.
 *
 * <p>The format is recognised by the content; gzip and zip are unpacked. Whatever a file holds, reading it opens nothing
 * else, stays within {@link Limits}, and ends in a report or an {@link UnreadableReportException}.
 */
public final class Reports {
    private final ReportFormats formats;

    /** A door for a table of formats. */
    public Reports(ReportFormats formats) {
        this.formats = formats;
    }

    /**
     * Reads a file.
     *
     * @param format the name of its format, or {@code null} to recognise it
     * @throws UnreadableReportException if it is no report, or a damaged one
     */
    public Report read(Path file, String format) throws IOException {
        try (InputStream in = open(file)) {
            return read(in, file.getFileName().toString(), format);
        }
    }

    /**
     * Reads a stream to its end, without closing it.
     *
     * @param name the file's name, by which only a zip archive is judged; {@code null} if it has none
     * @param format the name of its format, or {@code null} to recognise it
     * @throws UnreadableReportException if it is no report, or a damaged one
     */
    public Report read(InputStream in, String name, String format) throws IOException {
        ReportFormat wanted = format == null ? null : named(format);
        return unpack(new BoundedStream(in, null), name, 0, false, (bytes, head, inArchive) -> {
            ReportFormat chosen = choose(head, wanted, inArchive);
            return chosen == null ? null : read(bytes, chosen);
        });
    }

    /**
     * Tells the format of a file by its first bytes, unpacked.
     *
     * @return nothing if it is no report of a known format
     */
    public Optional<ReportFormat> recognise(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return Optional.ofNullable(unpack(
                    in, file.getFileName().toString(), 0, false, (bytes, head, inArchive) -> formats.recognise(head)
                            .orElse(null)));
        } catch (UnreadableReportException e) {
            return Optional.empty();
        }
    }

    private ReportFormat named(String format) throws UnreadableReportException {
        return formats.named(format)
                .orElseThrow(() -> new UnreadableReportException("is to be read as " + format
                        + ", which is no known format; known are "
                        + formats.all().stream().map(ReportFormat::name).collect(Collectors.joining(", "))));
    }

    private static InputStream open(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableReportException("is a folder; name the report in it");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableReportException("does not exist; run the tests with coverage first", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableReportException("may not be read by this user; change its permissions", e);
        }
    }

    /** What to do with bytes that are not packed any more. */
    @FunctionalInterface
    private interface Plain<T> {
        T take(InputStream bytes, Head head, boolean inArchive) throws IOException;
    }

    private static <T> T unpack(InputStream in, String name, int packings, boolean inArchive, Plain<T> plain)
            throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, Head.LIMIT);
        bytes.mark(Head.LIMIT);
        Head head = new Head(bytes.readNBytes(Head.LIMIT));
        bytes.reset();
        Packing packing = Packing.of(head);
        if (packing == Packing.NONE) {
            return plain.take(bytes, head, inArchive);
        }
        if (packings == Limits.PACKINGS) {
            throw new UnreadableReportException(
                    "is packed more than " + Limits.PACKINGS + " times over; unpack it first");
        }
        if (packing == Packing.GZIP) {
            return Packing.gunzip(bytes, name, (inner, ignored) -> unpack(inner, null, packings + 1, inArchive, plain));
        }
        T found = Packing.unzip(bytes, name, (inner, entry) -> unpack(inner, null, packings + 1, true, plain));
        if (found == null) {
            throw new UnreadableReportException("is a zip archive without a report of a known format");
        }
        return found;
    }

    private ReportFormat choose(Head head, ReportFormat wanted, boolean inArchive) throws UnreadableReportException {
        if (wanted != null && wanted.recognises().test(head)) {
            return wanted;
        }
        Optional<ReportFormat> found = formats.recognise(head);
        if (wanted == null && found.isPresent()) {
            return found.get();
        }
        if (inArchive) {
            return null;
        }
        if (found.isPresent()) {
            throw new UnreadableReportException("is a report of the format "
                    + found.get().name() + ", not " + wanted.name() + "; leave the format out or name the right one");
        }
        throw new UnreadableReportException(Refusal.of(head, wanted));
    }

    private static Report read(InputStream in, ReportFormat format) throws IOException {
        ReportBuilder sink = new ReportBuilder();
        try {
            format.reader().get().read(in, sink);
            return sink.build(format.name());
        } catch (RuntimeException | StackOverflowError e) {
            // The format may be another plugin's: its mistakes end here, as one report that could not be used.
            throw new UnreadableReportException(
                    "cannot be read as " + format.label() + ": its reader gave up (" + e + ")", e);
        }
    }
}
