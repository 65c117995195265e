package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.StoredPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The content of a job's file from a position on. Lines without their end are left for later; unreadable ones stay in
 * the file only.
 *
 * @param points the points, the last one of each build
 * @param to the position behind them
 * @param anew whether the file was rewritten since the position was recorded, so that this starts at its beginning
 * @param more whether whole lines may follow
 */
record JournalTail(List<Point> points, JournalPosition to, boolean anew, boolean more) {
    /** How many bytes before a position the checksum covers. */
    private static final int CHECKED = 512;

    /**
     * Reads a part of a file.
     *
     * @param about roughly how many bytes; at least the line that begins there
     */
    static JournalTail read(Path file, JournalPosition from, int about) throws IOException {
        if (StoredPlace.size(file) < 0) {
            return new JournalTail(List.of(), from, false, false);
        }
        // One handle for all: a file that is rewritten meanwhile is another one.
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            boolean anew = from.bytes() > opened.length() || check(opened, from.bytes()) != from.check();
            long start = anew ? 0 : from.bytes();
            byte[] lines = wholeLines(opened, start, about);
            long end = start + lines.length;
            JournalPosition to = new JournalPosition(end, check(opened, end));
            return new JournalTail(points(lines), to, anew, end < opened.length() && lines.length > 0);
        }
    }

    private static byte[] wholeLines(RandomAccessFile opened, long start, int about) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[about];
        opened.seek(start);
        while (true) {
            int length = opened.read(part);
            if (length < 0) {
                return new byte[0];
            }
            read.write(part, 0, length);
            byte[] all = read.toByteArray();
            for (int i = all.length - 1; i >= 0; i--) {
                if (all[i] == '\n') {
                    return Arrays.copyOf(all, i + 1);
                }
            }
        }
    }

    private static List<Point> points(byte[] lines) {
        Map<Integer, Point> byBuild = new LinkedHashMap<>();
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                try {
                    Point point = Point.of(Arrays.copyOfRange(lines, from, i));
                    byBuild.put(point.build(), point);
                } catch (IOException unreadable) {
                    // Whoever reads the history sees it.
                }
                from = i + 1;
            }
        }
        return List.copyOf(byBuild.values());
    }

    private static long check(RandomAccessFile opened, long end) throws IOException {
        if (end == 0) {
            return 0;
        }
        byte[] before = new byte[(int) Math.min(CHECKED, end)];
        opened.seek(end - before.length);
        opened.readFully(before);
        CRC32 sum = new CRC32();
        sum.update(before);
        return sum.getValue();
    }
}
