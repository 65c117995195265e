package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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
    ZIP;

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
        return NONE;
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
                    "is a zip archive under another kind of name; let its name end in .zip, or unpack it");
        }
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in));
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
