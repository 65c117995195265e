package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.io.BoundedStream;
import io.jenkins.plugins.coveragemonitor.report.io.Compression;
import io.jenkins.plugins.coveragemonitor.report.io.ControlRepair;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.UnpackBudget;
import io.jenkins.plugins.coveragemonitor.report.io.Utf8Repair;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports: a file goes in, a {@link Report} or one sentence comes out.
 *
 * <p>The format is recognised by the content; gzip and zip are unpacked. Whatever a file contains, reading it opens
 * nothing else, stays within {@link Limits}, and ends in a report or an {@link UnreadableReportException}.
 */
public final class Reports {
    private final ReportFormats formats;
    private final WorkerPool workers;

    /** Reads by a table of formats, on the calling thread alone. */
    public Reports(ReportFormats formats) {
        this(formats, WorkerPool.NONE);
    }

    /** Reads by a table of formats; other threads may help with a large report. */
    public Reports(ReportFormats formats, WorkerPool workers) {
        this.formats = formats;
        this.workers = workers;
    }

    /** The source of a report's bytes. */
    @FunctionalInterface
    public interface Source {
        /** Opens them at their beginning; a report with damaged text is read twice. */
        InputStream open() throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param format the name of its format, or {@code null} to recognise it
     * @throws UnreadableReportException if it is not a report, or a damaged one
     */
    public Report read(Path file, @Nullable String format) throws IOException {
        return read(() -> open(file), file, file.getFileName().toString(), format);
    }

    /**
     * Reads bytes to their end.
     *
     * <p>A report with invalid UTF-8 is read with U+FFFD there, and a problem says so. That is tried only after a
     * reader has failed, so it costs a sound report nothing.
     *
     * @param name the file's name, which only matters for a zip archive; {@code null} if it has none
     * @param format the name of its format, or {@code null} to recognise it
     * @throws UnreadableReportException if it is not a report, or a damaged one
     */
    public Report read(Source source, String name, String format) throws IOException {
        return read(source, null, name, format);
    }

    private Report read(Source source, @Nullable Path file, String name, @Nullable String format) throws IOException {
        ReportFormat wanted = format == null ? null : named(format);
        Reading plain = new Reading(wanted, file, false);
        try {
            return plain.read(source, name);
        } catch (UnreadableReportException refused) {
            if (!plain.mayBeRepaired) {
                throw refused;
            }
            Reading repairing = new Reading(wanted, file, true);
            try {
                return repairing.read(source, name);
            } catch (UnreadableReportException again) {
                throw repairing.replaced > 0 ? again : refused;
            }
        }
    }

    /** One attempt to read a report. */
    private final class Reading {
        private final @Nullable ReportFormat wanted;
        private final @Nullable Path file;
        private final boolean repairs;
        private boolean mayBeRepaired;
        private long replaced;

        Reading(@Nullable ReportFormat wanted, @Nullable Path file, boolean repairs) {
            this.wanted = wanted;
            this.file = file;
            this.repairs = repairs;
        }

        Report read(Source source, String name) throws IOException {
            try (InputStream in = source.open()) {
                Report report = unpacked(in, name, this::choose);
                // Only entries of an archive may be skipped.
                return Objects.requireNonNull(report);
            } catch (IOException e) {
                throw e;
            } catch (Throwable e) {
                throw UnexpectedFailure.of("cannot be read: its reader gave up", e);
            }
        }

        private @Nullable Report choose(InputStream bytes, FilePrefix head, boolean inArchive) throws IOException {
            ReportFormat chosen = Reports.this.choose(head, wanted, inArchive);
            if (chosen == null) {
                return null;
            }
            if (repairs && head.isUtf8()) {
                return repaired(bytes, head, chosen);
            }
            try {
                return Reports.this.read(bytes, head, chosen, file);
            } catch (UnreadableReportException e) {
                mayBeRepaired = head.isUtf8() && !(e.getCause() instanceof ReportTooLargeException);
                throw e;
            }
        }

        private Report repaired(InputStream bytes, FilePrefix head, ReportFormat chosen) throws IOException {
            ControlRepair controls = head.text().stripLeading().startsWith("<") ? new ControlRepair(bytes) : null;
            Utf8Repair repair = new Utf8Repair(controls == null ? bytes : controls);
            try {
                Report report = Reports.this.read(repair, head, chosen, null);
                report = controls == null || controls.count() == 0 ? report : report.withProblem(controls.problem());
                return repair.count() == 0 ? report : report.withProblem(repair.problem());
            } finally {
                replaced = repair.count() + (controls == null ? 0 : controls.count());
            }
        }
    }

    /**
     * Recognises the format of a file by its first bytes, unpacked.
     *
     * @return empty if it is not a report in a known format
     * @throws UnreadableReportException if it is too large to be unpacked
     * @throws IOException if its bytes cannot be read
     */
    public Optional<ReportFormat> recognise(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return Optional.ofNullable(
                    unpacked(in, file.getFileName().toString(), (bytes, head, inArchive) -> formats.recognise(head)
                            .orElse(null)));
        } catch (UnreadableReportException e) {
            if (e.getCause() instanceof ReportTooLargeException) {
                throw e;
            }
            return Optional.empty();
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw UnexpectedFailure.of("could not be looked into", e);
        }
    }

    private ReportFormat named(String format) throws UnreadableReportException {
        return formats.named(format)
                .orElseThrow(() -> new UnreadableReportException("is to be read as " + format
                        + ", which is not a known format; known are "
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

    /** Handles unpacked bytes. */
    @FunctionalInterface
    private interface Plain<T> {
        @Nullable
        T take(InputStream bytes, FilePrefix head, boolean inArchive) throws IOException;
    }

    private static <T> @Nullable T unpacked(InputStream in, String name, Plain<T> plain) throws IOException {
        UnpackBudget budget = new UnpackBudget();
        return unpack(new BoundedStream(in, budget, 0), name, budget, 0, false, plain);
    }

    private static <T> @Nullable T unpack(
            InputStream in, @Nullable String name, UnpackBudget budget, int packings, boolean inArchive, Plain<T> plain)
            throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, FilePrefix.LIMIT);
        bytes.mark(FilePrefix.LIMIT);
        FilePrefix head = new FilePrefix(bytes.readNBytes(FilePrefix.LIMIT));
        bytes.reset();
        Compression compression = Compression.of(head);
        if (compression == Compression.NONE) {
            return plain.take(bytes, head, inArchive);
        }
        if (compression == Compression.OTHER) {
            if (inArchive) {
                return null;
            }
            throw Compression.refusal(head);
        }
        if (packings == Limits.PACKINGS) {
            throw new UnreadableReportException(
                    "is packed more than " + Limits.PACKINGS + " times over; unpack it first");
        }
        int inside = packings + 1;
        if (compression == Compression.GZIP) {
            return Compression.gunzip(
                    bytes,
                    name,
                    budget,
                    inside,
                    (inner, ignored) -> unpack(inner, null, budget, inside, inArchive, plain));
        }
        T found = Compression.unzip(
                bytes, name, budget, inside, (inner, entry) -> unpack(inner, null, budget, inside, true, plain));
        if (found == null) {
            throw new UnreadableReportException("is a zip archive without a report of a known format");
        }
        return found;
    }

    private @Nullable ReportFormat choose(FilePrefix head, @Nullable ReportFormat wanted, boolean inArchive)
            throws UnreadableReportException {
        if (wanted != null && wanted.knows(head)) {
            return wanted;
        }
        Optional<ReportFormat> found = formats.recognise(head);
        if (wanted == null && found.isPresent()) {
            return found.get();
        }
        if (inArchive) {
            return null;
        }
        if (found.isPresent() && wanted != null) {
            throw new UnreadableReportException("is a report of the format "
                    + found.get().name() + ", not " + wanted.name() + "; leave the format out or name the right one");
        }
        throw new UnreadableReportException(UnknownFormatMessage.of(head, wanted));
    }

    private Report read(InputStream in, FilePrefix head, ReportFormat format, @Nullable Path file) throws IOException {
        try {
            Optional<Report> joined = file == null ? Optional.empty() : SplitReading.read(file, head, format, workers);
            if (joined.isPresent()) {
                return joined.get();
            }
            ReportBuilder sink = new ReportBuilder();
            format.reader().get().read(in, sink);
            return sink.buildMeasured(format.name());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            // The format may come from another plugin: its errors end here, as one report that could not be used.
            throw UnexpectedFailure.of("cannot be read as " + format.label() + ": its reader gave up", e);
        }
    }
}
