package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a tar archive: POSIX.1-2017 ({@code pax}, {@code ustar}) and the long names and sizes of GNU tar
 * (GNU tar manual, "Basic Tar Format"). Nothing is unpacked to disk, so a name does no harm wherever it points.
 *
 * <p>Apache Commons Compress reads more kinds of archives, but reads a name of any length into memory (1.28.0 takes a
 * gigabyte for a name of a gigabyte), does not limit the number of entries, and would add 2.9 MB with its dependencies.
 */
public final class TarReader {
    private static final int BLOCK = 512;

    /** Bytes of a header with a long name: names have up to 4,096. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final InputStream in;

    /** Bytes of the entry that are not read yet, and the padding of its last block. */
    private long left;

    private long padding;
    private int entries;

    /**
     * Begins with the first entry.
     *
     * @param in the archive, unpacked; it stays open
     */
    public TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * An entry.
     *
     * @param name its path, without a slash or {@code ./} at its beginning and without a slash at its end
     * @param type its type in the header: {@code '0'} for a file, {@code '5'} for a folder
     * @param size its size in bytes
     * @param target the target of a link, as it is written; empty if it is not one
     */
    public record Entry(String name, char type, long size, String target) {
        /** Whether it is a file with bytes of its own. */
        public boolean isFile() {
            return type == '0' || type == 0 || type == '7';
        }

        /** Whether it is a symbolic link. */
        public boolean isSymbolicLink() {
            return type == '2';
        }
    }

    /**
     * The next entry, after skipping the rest of the one before.
     *
     * @return {@code null} at the end
     * @throws UnreadableReportException if this is not a tar archive, or has too many entries
     */
    public @Nullable Entry next() throws IOException {
        String name = "";
        String target = "";
        long size = -1;
        while (true) {
            passOver();
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isZero(header)) {
                return null;
            }
            if (header.length < BLOCK || !isRight(header)) {
                throw new UnreadableReportException("is not a tar archive, or is cut off; export the image again");
            }
            if (++entries > Limits.TAR_ENTRIES) {
                throw new UnreadableReportException(
                        "has more than " + Limits.TAR_ENTRIES + " entries; give the class files alone");
            }
            char type = (char) (header[156] & 0xFF);
            begin(size(header));
            switch (type) {
                case 'L' -> name = text(longHeader());
                case 'K' -> target = text(longHeader());
                case 'x' -> {
                    Extended extended = new Extended(longHeader());
                    name = extended.value("path", name);
                    target = extended.value("linkpath", target);
                    size = extended.size(size);
                }
                case 'g' -> longHeader();
                default -> {
                    if (type == 'S') {
                        passOverSparseMap(header);
                    }
                    if (size >= 0) {
                        begin(size);
                    }
                    String written = name.isEmpty() ? ustarName(header) : name;
                    String points = target.isEmpty() ? text(Arrays.copyOfRange(header, 157, 257)) : target;
                    return new Entry(path(written), type, left, points);
                }
            }
        }
    }

    /** The bytes of the entry. */
    public InputStream content() {
        return new ByteFilter(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = in.read(bytes, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw cutOff();
                }
                left -= count;
                return count;
            }

            @Override
            public int available() {
                return 0;
            }

            @Override
            public void close() {
                // the archive goes on
            }
        };
    }

    private void begin(long size) {
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private void passOver() throws IOException {
        byte[] dropped = new byte[64 * 1024];
        for (long rest = left + padding; rest > 0; ) {
            int count = in.read(dropped, 0, (int) Math.min(dropped.length, rest));
            if (count < 0) {
                throw cutOff();
            }
            rest -= count;
        }
        left = 0;
        padding = 0;
    }

    /** Skips a sparse map that does not fit the header and continues in blocks of its own. */
    private void passOverSparseMap(byte[] header) throws IOException {
        boolean more = header[482] != 0;
        while (more) {
            byte[] block = in.readNBytes(BLOCK);
            if (block.length < BLOCK) {
                throw cutOff();
            }
            more = block[504] != 0;
        }
    }

    private byte[] longHeader() throws IOException {
        if (left > LONGEST_HEADER) {
            throw new UnreadableReportException("has a name of " + left + " bytes, as no file system has");
        }
        byte[] bytes = in.readNBytes((int) left);
        if (bytes.length < left) {
            throw cutOff();
        }
        left = 0;
        return bytes;
    }

    private static UnreadableReportException cutOff() {
        return new UnreadableReportException("ends inside an entry; the file is cut off, export the image again");
    }

    private static boolean isZero(byte[] block) {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the checksum of a header is right; its own field counts as blanks. */
    private static boolean isRight(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        return sum == number(header, 148, 8);
    }

    private static long size(byte[] header) throws IOException {
        long size = number(header, 124, 12);
        if (size < 0) {
            throw new UnreadableReportException("has an entry whose size cannot be read; export the image again");
        }
        return size;
    }

    /** Octal digits, or a number of base 256 if the first bit is set; negative if it is neither. */
    private static long number(byte[] header, int from, int length) {
        long number = 0;
        if ((header[from] & 0x80) != 0) {
            for (int i = from + length - 8; i < from + length; i++) {
                number = number << 8 | header[i] & 0xFF;
            }
        } else {
            for (int i = from; i < from + length; i++) {
                if (header[i] >= '0' && header[i] <= '7') {
                    number = number << 3 | header[i] - '0';
                } else if (header[i] != ' ' && header[i] != 0) {
                    return -1;
                }
            }
        }
        return number;
    }

    private static String ustarName(byte[] header) {
        String name = text(Arrays.copyOfRange(header, 0, 100));
        boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = ustar ? text(Arrays.copyOfRange(header, 345, 500)) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static String path(String written) {
        String path = written;
        while (path.startsWith("./") || path.startsWith("/")) {
            path = path.substring(path.indexOf('/') + 1);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    /** The records of an extended header: {@code LENGTH KEYWORD=VALUE} and an end of line. */
    private static final class Extended {
        private final String text;

        Extended(byte[] bytes) {
            // Lengths count bytes, so each byte is a character until a value is read.
            this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        }

        String value(String keyword, String otherwise) throws IOException {
            String found = otherwise;
            for (int at = 0; at < text.length(); ) {
                int blank = text.indexOf(' ', at);
                if (blank < 0 || blank - at > 8 || !text.substring(at, blank).matches("[0-9]+")) {
                    throw new UnreadableReportException("has a damaged extended header; export the image again");
                }
                int end = at + Integer.parseInt(text.substring(at, blank));
                if (end <= blank + 1 || end > text.length()) {
                    throw new UnreadableReportException("has a damaged extended header; export the image again");
                }
                String record = text.substring(blank + 1, end - 1);
                if (record.startsWith(keyword + "=")) {
                    found = new String(
                            record.substring(keyword.length() + 1).getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8);
                }
                at = end;
            }
            return found;
        }

        long size(long otherwise) throws IOException {
            String written = value("size", "");
            return written.matches("[0-9]{1,18}") ? Long.parseLong(written) : otherwise;
        }
    }
}
