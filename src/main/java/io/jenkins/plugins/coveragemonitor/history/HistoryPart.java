package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The content of some lines of a history. A long history is read in one part for each core.
 *
 * @param points in the order of their lines
 * @param ascending whether each build is later than the one before, as they nearly always are
 * @param problems the first lines that cannot be read
 * @param unreadable how many lines cannot be read
 * @param lines how many lines there are, including empty ones
 */
record HistoryPart(List<Point> points, boolean ascending, List<Problem> problems, int unreadable, int lines) {
    /** Shorter parts are not worth another thread: this many bytes are read in some milliseconds. */
    static final int LEAST_BYTES = 2 * 1024 * 1024;

    /** Beyond this number unreadable lines are only counted. */
    private static final int MAX_PROBLEMS = 20;

    /**
     * With so many unreadable lines in a part the file is damaged as a whole: from then on only lines that begin and end
     * as points do are read, as to refuse millions of others one by one would take minutes.
     */
    private static final int MOST_TRIED = 50_000;

    /**
     * A line that cannot be read.
     *
     * @param line its number in its part, from 1
     * @param message a clause such as {@code is written by version 2}
     */
    record Problem(int line, String message) {}

    /** Reads a history, in several threads if it is long; the parts in order are all of it. */
    static List<HistoryPart> all(JournalBytes history) throws IOException {
        long worthIt = Math.max(1, history.size() / LEAST_BYTES);
        return inParts(history, (int) Math.min(Runtime.getRuntime().availableProcessors(), worthIt));
    }

    /** Reads a history in this many parts; some have no lines if lines are longer than parts would be. */
    static List<HistoryPart> inParts(JournalBytes history, int count) throws IOException {
        long[] starts = new long[count + 1];
        for (int i = 1; i < count; i++) {
            starts[i] = startOfLine(history, Math.max(starts[i - 1], history.size() * i / count));
        }
        starts[count] = history.size();
        try {
            return IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> read(history, starts[i], starts[i + 1]))
                    .toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Where the first line at or behind a place begins. */
    private static long startOfLine(JournalBytes history, long at) throws IOException {
        if (at == 0) {
            return 0;
        }
        byte[] some = new byte[4096];
        long from = at - 1;
        for (int count = some.length; count == some.length; from += count) {
            count = history.read(from, some, 0, some.length);
            for (int i = 0; i < count; i++) {
                if (some[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return history.size();
    }

    private static HistoryPart read(JournalBytes history, long from, long to) {
        Collected collected = new Collected();
        try {
            int lines = PlainPointReader.forEach(new LineWindow(history, from, to), collected::add, collected);
            return new HistoryPart(
                    collected.points, collected.ascending, collected.problems, collected.unreadable, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What has been read so far. */
    private static final class Collected implements PlainPointReader.Others {
        private final List<Point> points = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final NamesOfHistory names = new NamesOfHistory();
        private int newest = -1;
        private boolean ascending = true;
        private int unreadable;

        void add(Point point) {
            ascending = ascending && point.build() > newest;
            newest = point.build();
            points.add(point);
        }

        @Override
        public void line(int number, byte[] line, boolean ended) {
            if (unreadable >= MOST_TRIED && !PointReader.isLikely(line)) {
                unreadable += ended ? 1 : 0;
                return;
            }
            try {
                add(PointReader.read(line, names));
            } catch (IOException damaged) {
                // A last line without its end was cut off by a crash; it was never confirmed as recorded.
                unreadable += ended ? 1 : 0;
                if (ended && problems.size() < MAX_PROBLEMS) {
                    problems.add(new Problem(number, String.valueOf(damaged.getMessage())));
                }
            }
        }
    }
}
