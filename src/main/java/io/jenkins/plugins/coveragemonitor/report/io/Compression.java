package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How a report is wrapped, known by the first bytes, and how to get at it. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** RFC 1952. */
    GZIP,
    /** A zip archive (PKWARE APPNOTE). */
    ZIP;

    /** Gives the unpacked bytes, from their beginning, to someone. */
    @FunctionalInterface
    public interface Taker<T> {
        /** Takes an entry and says what came of it, or {@code null} if it is of no use. */
        T take(InputStream in, String name) throws IOException;
    }

    public static Compression of(FilePrefix head) {
        if (head.length() > 2 && head.at(0) == 0x1F && head.at(1) == 0x8B) {
            return GZIP;
        }
        if (head.length() > 3 && head.at(0) == 'P' && head.at(1) == 'K' && head.at(2) == 3 && head.at(3) == 4) {
            return ZIP;
        }
        return NONE;
    }

    /** Unpacks a gzip file. */
    public static <T> T gunzip(InputStream in, String name, Taker<T> taker) throws IOException {
        Counting counting = new Counting(in);
        try {
            return taker.take(new BoundedStream(new GZIPInputStream(counting, 64 * 1024), counting::count), name);
        } catch (java.io.EOFException e) {
            throw new UnreadableReportException("is packed and ends in its first bytes; the file is truncated", e);
        } catch (java.util.zip.ZipException e) {
            throw new UnreadableReportException("is packed and damaged from its first bytes; pack it again", e);
        }
    }

    /**
     * Offers the files of a zip archive one after the other, until the archive ends.
     *
     * @return what the one entry that is a report came to, {@code null} if none is
     * @throws UnreadableReportException if two entries are reports, as one would be dropped silently
     */
    public static <T> T unzip(InputStream in, String name, Taker<T> taker) throws IOException {
        if (name != null && name.contains(".") && !name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw new UnreadableReportException(
                    "is a zip archive under another kind of name; let its name end in .zip, or unpack it");
        }
        Counting counting = new Counting(in);
        ZipInputStream zip = new ZipInputStream(counting);
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
            long before = counting.count();
            T one = taker.take(
                    new BoundedStream(new Kept(zip), () -> Math.max(1, counting.count() - before)), entry.getName());
            if (one != null && found != null) {
                throw new UnreadableReportException("is an archive of several reports (" + foundName + ", "
                        + entry.getName() + "); unpack it and give them as files");
            }
            if (one != null) {
                found = one;
                foundName = entry.getName();
            }
        }
        return found;
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (java.io.EOFException | java.util.zip.ZipException | IllegalArgumentException e) {
            throw new UnreadableReportException("is a damaged zip archive; pack it again", e);
        }
    }

    /** Counts what is read, so that the ratio of the packing is known. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(new BufferedInputStream(in));
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Keeps an archive open when the reader of one entry closes its stream. */
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
