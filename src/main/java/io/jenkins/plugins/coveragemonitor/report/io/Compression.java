package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The compression of a report, recognised by its first bytes, and how to unpack it. */
public enum Compression {
    /** None. */
    NONE,
    /** RFC 1952. */
    GZIP,
    /** A zip archive (PKWARE APPNOTE). */
    ZIP,
    /** Unsupported: a tar archive (POSIX pax), bzip2, xz, Zstandard, LZ4, 7z, RAR. */
    OTHER;

    /** The first bytes of unsupported packings, and their names. */
    private static final Map<String, String> OTHERS = Map.of(
            "BZh", "packed with bzip2",
            "\u00FD7zXZ\0", "packed with xz",
            "(\u00B5/\u00FD", "packed with Zstandard",
            "\u0004\"M\u0018", "packed with LZ4",
            "7z\u00BC\u00AF\u0027\u001C", "a 7z archive",
            "Rar!\u001A\u0007", "a RAR archive",
            "PK\u0005\u0006", "an empty zip archive");

    /** The offset of the magic number of a tar archive. */
    private static final int TAR = 257;

    /** The name of an unsupported packing; empty for other files. */
    private static Optional<String> other(FilePrefix head) {
        if (head.has(TAR, "ustar")) {
            return Optional.of("a tar archive");
        }
        return OTHERS.entrySet().stream()
                .filter(kind -> head.has(0, kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The sentence for an unsupported packing. */
    public static UnreadableReportException refusal(FilePrefix head) {
        String what = other(head).orElse("packed");
        return new UnreadableReportException(
                "is " + what + ", which is not unpacked here; give the report itself, or pack it with gzip or zip");
    }

    /** Receives unpacked bytes. */
    @FunctionalInterface
    public interface Taker<T> {
        /** Reads an entry and returns its result, or {@code null} if it is of no use. */
        @Nullable
        T take(InputStream in, @Nullable String name) throws IOException;
    }

    public static Compression of(FilePrefix head) {
        if (head.length() > 2 && head.startsWith(0x1F, 0x8B)) {
            return GZIP;
        }
        if (head.startsWith('P', 'K', 3, 4)) {
            return ZIP;
        }
        return other(head).isPresent() ? OTHER : NONE;
    }

    /**
     * Unpacks a gzip file.
     *
     * @param packing how many times its unpacked bytes were compressed
     */
    public static <T> @Nullable T gunzip(
            InputStream in, @Nullable String name, UnpackBudget budget, int packing, Taker<T> taker)
            throws IOException {
        try (GzipMembers members = new GzipMembers(in)) {
            return taker.take(new BoundedStream(members, budget, packing), name);
        } catch (java.io.EOFException e) {
            throw new UnreadableReportException("is packed and ends in its first bytes; the file is truncated", e);
        } catch (java.util.zip.ZipException e) {
            throw new UnreadableReportException("is packed and damaged from its first bytes; pack it again", e);
        }
    }

    /**
     * Passes the files of a zip archive one after the other. Useless ones are unpacked within the same budget.
     *
     * @param packing how many times the unpacked bytes were compressed
     * @return the result of the only entry that is a report, {@code null} if none is
     * @throws UnreadableReportException if two entries are reports, because one would be dropped silently
     */
    public static <T> @Nullable T unzip(
            InputStream in, @Nullable String name, UnpackBudget budget, int packing, Taker<T> taker)
            throws IOException {
        if (name != null && name.contains(".") && !name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw new UnreadableReportException(
                    "is a zip archive whose name does not end in .zip; rename it, or unpack it");
        }
        // Names that are not marked as UTF-8 are in any code page: each byte is a character, and no name is needed.
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in), StandardCharsets.ISO_8859_1);
        T found = null;
        String foundName = null;
        int entries = 0;
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            if (++entries > Limits.ZIP_ENTRIES) {
                throw new UnreadableReportException(
                        "is an archive of more than " + Limits.ZIP_ENTRIES + " files; give the report alone");
            }
            if (entry.isDirectory()) {
                continue;
            }
            BoundedStream bytes = new BoundedStream(new Kept(zip), budget, packing);
            T one = taker.take(bytes, entry.getName());
            if (one != null && found != null) {
                throw new UnreadableReportException("is an archive of several reports (" + NameText.shown(foundName)
                        + ", " + NameText.shown(entry.getName()) + "); unpack it and give them as files");
            }
            if (one != null) {
                found = one;
                foundName = entry.getName();
            }
            passOver(bytes, one == null ? budget : null);
        }
        return found;
    }

    /**
     * Skips the rest of an entry, which Java's own stream would do without a limit.
     *
     * @param budget the budget of entries that are not reports; {@code null} if this is a report
     */
    private static void passOver(InputStream bytes, @Nullable UnpackBudget budget) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        for (int count = bytes.read(dropped); count >= 0; count = bytes.read(dropped)) {
            if (budget != null) {
                budget.passOver(count);
            }
        }
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (java.io.EOFException | java.util.zip.ZipException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("encrypted")) {
                throw new UnreadableReportException("is an encrypted zip archive; pack it without a password", e);
            }
            if (why.contains("unsupported") || why.contains("only DEFLATED")) {
                throw new UnreadableReportException(
                        "is a zip archive packed in a way that is not unpacked here; pack it with the method deflate",
                        e);
            }
            throw new UnreadableReportException("is a damaged zip archive; pack it again", e);
        }
    }

    /** Keeps an archive open when the reader of an entry closes its stream. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
