package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.format.SplitPoint;
import io.jenkins.plugins.coveragemonitor.report.format.SplitReader;
import io.jenkins.plugins.coveragemonitor.report.io.ArraySlice;
import io.jenkins.plugins.coveragemonitor.report.io.Compression;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads one large report in parts, each as a report of its own, on the calling thread and on helping ones.
 *
 * <p>The result is that of reading it in one go, to the last file and in the same order. If that is not certain, there
 * is no result, and the report must be read in one go: when a part is damaged, when it has a problem (only the whole
 * file has its line number), when two parts name the same file, or when it cannot be split.
 */
final class SplitReading {
    /** Smaller reports are read in less time than splitting takes: two milliseconds. */
    static final long SMALLEST = 512L * 1024;

    /**
     * Smaller reports are read in parts only if a thread is idle: others would come too late to help, and each part
     * costs a tenth of a millisecond to begin.
     */
    static final long LARGE = 4L * 1024 * 1024;

    /** Bytes of a part of a large report: read in three milliseconds, so that all threads end nearly together. */
    static final int SHARE = 1024 * 1024;

    /** Bytes of a part of a smaller report, which is split into no more parts than there are threads. */
    static final int SMALLEST_SHARE = 256 * 1024;

    /** An element has at least four bytes: up to here no report can have more elements than {@link Limits} allow. */
    private static final long LARGEST = Math.min(Limits.BYTES, 4 * Limits.ELEMENTS);

    private final FileChannel file;
    private final SplitPoint cut;
    private final ReportFormat format;
    private final int share;
    private final Report[] parts;
    private final PathSet paths = new PathSet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong lineCount = new AtomicLong();
    private final AtomicLong characterCount = new AtomicLong();

    private SplitReading(FileChannel file, long size, SplitPoint cut, ReportFormat format, int share) {
        this.file = file;
        this.cut = cut;
        this.format = format;
        this.share = share;
        this.parts = new Report[Math.toIntExact(Math.max(1, (size + share - 1) / share))];
    }

    /**
     * Reads a report in parts, if it is large enough and its reader allows it.
     *
     * @param head its beginning
     * @return empty if it is better read in one go, or has to be
     */
    static Optional<Report> read(Path path, FilePrefix head, ReportFormat format, WorkerPool workers)
            throws IOException {
        int share = share(Files.size(path), workers);
        return share == 0 ? Optional.empty() : read(path, head, format, workers, share);
    }

    /** How many bytes a part of a report of some size has, 0 if it is better read in one go. */
    static int share(long size, WorkerPool workers) {
        if (size >= LARGE) {
            return SHARE;
        }
        int idle = size < SMALLEST ? 0 : workers.idle().getAsInt();
        return idle == 0 ? 0 : (int) Math.min(SHARE, Math.max(SMALLEST_SHARE, size / (idle + 1) + 1));
    }

    /** Reads a report of any size in parts of {@code share} bytes. */
    static Optional<Report> read(Path path, FilePrefix head, ReportFormat format, WorkerPool workers, int share)
            throws IOException {
        Optional<SplitPoint> cut =
                format.reader().get() instanceof SplitReader reader ? reader.cut(head) : Optional.empty();
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(path)) {
            long size = file.size();
            return size > LARGEST || isPacked(file)
                    ? Optional.empty()
                    : new SplitReading(file, size, cut.get(), format, share).read(workers);
        }
    }

    private static boolean isPacked(FileChannel file) throws IOException {
        byte[] first = new byte[4];
        file.read(ByteBuffer.wrap(first), 0);
        return Compression.of(new FilePrefix(first)) != Compression.NONE;
    }

    private Optional<Report> read(WorkerPool workers) {
        Phaser running = new Phaser(1);
        for (int i = 0; i < Math.min(workers.count(), parts.length - 1); i++) {
            workers.threads().execute(() -> {
                if (running.register() >= 0) {
                    try {
                        work();
                    } finally {
                        running.arriveAndDeregister();
                    }
                }
            });
        }
        work();
        // A helper that has begun has work and will end; one that comes later finds none.
        running.arriveAndAwaitAdvance();
        running.forceTermination();
        // Reading in one go knows what to say about a report without files.
        return read.get() == parts.length && paths.size() > 0 ? Optional.of(joined()) : Optional.empty();
    }

    /** Reads one part after the other until none is left, or one requires reading in one go. */
    private void work() {
        PartBytes bytes = new PartBytes(file, share, cut);
        SplitReader reader = ((SplitReader) format.reader().get()).another();
        int files = 0;
        for (int number = next.getAndIncrement(); number < parts.length; number = next.getAndIncrement()) {
            if (readPart(bytes, reader, number, files)) {
                read.incrementAndGet();
                files = parts[number] == null ? files : parts[number].files().size();
                reader = reader.another();
            } else {
                next.set(parts.length);
            }
        }
    }

    private boolean readPart(PartBytes bytes, SplitReader reader, int number, int files) {
        try {
            ArraySlice slice = bytes.read(number);
            if (slice == null) {
                return true;
            }
            ReportBuilder sink = new ReportBuilder(files);
            if (!reader.readPlain(slice, sink)) {
                sink = new ReportBuilder(files);
                reader.read(slice, sink);
            }
            Report part = sink.build(format.name());
            parts[number] = part;
            boolean small = lineCount.addAndGet(sink.lineCount()) <= Limits.LINES
                    && characterCount.addAndGet(sink.characterCount()) <= Limits.characters();
            return small && part.problems().isEmpty() && !part.tests().isMeasured() && paths.addAll(sink.paths());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Reading in one go finds it again, and then knows the line for the message.
            return false;
        }
    }

    private Report joined() {
        List<FileCoverage> files = new ArrayList<>(paths.size());
        Set<String> sourceRoots = new LinkedHashSet<>();
        for (Report part : parts) {
            if (part != null) {
                files.addAll(part.files());
                sourceRoots.addAll(part.sourceRoots());
            }
        }
        return new Report(format.name(), files, TestTotals.NONE, List.of(), List.copyOf(sourceRoots), List.of());
    }
}
