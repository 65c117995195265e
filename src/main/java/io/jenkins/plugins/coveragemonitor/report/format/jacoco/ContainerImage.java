package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.report.io.BoundedStream;
import io.jenkins.plugins.coveragemonitor.report.io.Compression;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.TarReader;
import io.jenkins.plugins.coveragemonitor.report.io.UnpackBudget;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The file system of a container image exported as a tar archive: layer by layer by {@code docker save} (in its own
 * layout or that of OCI), or as a whole by {@code docker export}. Only what a container would see counts: files that a
 * later layer replaces or removes do not.
 *
 * <p>The archive is read twice: first for the names, then for the visible files. Nothing is unpacked to disk.
 */
final class ContainerImage {
    private static final int[] ZSTD = {0x28, 0xB5, 0x2F, 0xFD};

    private final Path file;
    private final UnpackBudget budget = UnpackBudget.ofImage();

    private ContainerImage(Path file) {
        this.file = file;
    }

    /** Receives files of the image. */
    @FunctionalInterface
    interface Content {
        /** Receives a path, without a leading slash, and its bytes. */
        void take(String path, InputStream in) throws IOException;
    }

    /** Handles an entry of an archive. */
    @FunctionalInterface
    private interface Visit {
        void entry(TarReader.Entry entry, InputStream in, ContainerImage image) throws IOException;
    }

    /** Whether a file with this name may be one. */
    static boolean isName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tar") || lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    }

    /**
     * Visits the files that a container would see.
     *
     * @param wanted which paths are of interest
     * @throws UnreadableReportException if it is not a tar archive, is damaged, or exceeds a limit
     */
    static void walk(Path file, Predicate<String> wanted, Content content) throws IOException {
        ImageLayout layout = new ImageLayout();
        new ContainerImage(file).read((entry, in, image) -> image.index(entry, in, layout, wanted));
        if (layout.isLayered()) {
            Map<String, Set<String>> seen = layout.seen();
            new ContainerImage(file).read((entry, in, image) -> {
                Set<String> paths = entry.isFile() ? seen.remove(entry.name()) : null;
                if (paths != null && !paths.isEmpty()) {
                    image.unpacked(in, 2, (inner, bytes, same) -> take(inner, bytes, paths, content));
                }
            });
        } else {
            Set<String> own = new HashSet<>(layout.plain().files());
            new ContainerImage(file).read((entry, in, image) -> take(entry, in, own, content));
        }
    }

    private static void take(TarReader.Entry entry, InputStream in, Set<String> seen, Content content)
            throws IOException {
        if (entry.isFile() && seen.remove(entry.name())) {
            content.take(entry.name(), in);
        }
    }

    /** Records what an entry is in the image: a description, a layer, or a file of a file system without layers. */
    private void index(TarReader.Entry entry, InputStream in, ImageLayout layout, Predicate<String> wanted)
            throws IOException {
        layout.keep(layout.plain().add(entry, wanted));
        if (entry.isSymbolicLink() && isName(entry.name())) {
            layout.link(entry.name(), entry.target());
        } else if (entry.isFile() && ImageLayout.isDocument(entry.name()) && entry.size() <= ImageLayout.DOCUMENT) {
            layout.document(entry.name(), in.readNBytes(ImageLayout.DOCUMENT));
        } else if (entry.isFile() && ImageLayout.isBlob(entry.name())) {
            BufferedInputStream buffered = new BufferedInputStream(in);
            FilePrefix head = prefix(buffered);
            if (head.startsWith('{')) {
                if (entry.size() <= ImageLayout.DOCUMENT) {
                    layout.document(entry.name(), buffered.readNBytes(ImageLayout.DOCUMENT));
                }
            } else {
                indexLayer(buffered, layout.layer(entry.name()), layout, wanted);
            }
        }
    }

    private void indexLayer(InputStream in, ImageLayer layer, ImageLayout layout, Predicate<String> wanted)
            throws IOException {
        try {
            unpacked(in, 2, (inner, bytes, same) -> layout.keep(layer.add(inner, wanted)));
        } catch (UnreadableReportException damaged) {
            if (damaged.getCause() instanceof ReportTooLargeException) {
                throw damaged;
            }
            layer.damaged(damaged);
        }
    }

    /** Reads the archive from its beginning to its end. */
    private void read(Visit visit) throws IOException {
        try (InputStream in = new BoundedStream(new BufferedInputStream(Files.newInputStream(file)), budget, 0)) {
            unpacked(in, 1, visit);
        }
    }

    private void unpacked(InputStream in, int packing, Visit visit) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        FilePrefix head = prefix(buffered);
        if (head.startsWith(ZSTD)) {
            throw new UnreadableReportException(
                    "has a layer that is packed by zstd, which cannot be read here; export a container of the image");
        }
        if (Compression.of(head) == Compression.GZIP) {
            Compression.gunzip(buffered, null, budget, packing, (bytes, name) -> {
                entries(bytes, visit);
                return null;
            });
        } else {
            entries(buffered, visit);
        }
    }

    private static FilePrefix prefix(BufferedInputStream in) throws IOException {
        in.mark(8);
        byte[] first = in.readNBytes(4);
        in.reset();
        return new FilePrefix(first);
    }

    private void entries(InputStream in, Visit visit) throws IOException {
        TarReader tar = new TarReader(in);
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            visit.entry(entry, tar.content(), this);
        }
    }
}
