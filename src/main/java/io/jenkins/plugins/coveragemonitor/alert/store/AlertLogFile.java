package io.jenkins.plugins.coveragemonitor.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.JournalContent;
import io.jenkins.plugins.coveragemonitor.history.TriedLines;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alert log on disk: one event a line, durable before anything it says is sent. A cut-off last line never happened;
 * other unreadable lines are skipped, reported and kept.
 */
final class AlertLogFile {
    private static final int MIN_LINES = 256;
    private static final int CACHED = 2000;
    private static final String BEGIN = "{\"v\":" + AlertLogRecord.VERSION + ",";
    /** How many unreadable lines are named. */
    private static final int NAMED = 5;
    /** With more unreadable lines, which would be copied, the file is only appended to. */
    private static final int MOST_UNREADABLE = 10_000;

    private static final Map<Path, Cached> CACHE = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Cached> eldest) {
            return size() > CACHED;
        }
    };

    private final Journal journal;
    /** The builds that were evaluated without a finding; rewritten each time, so that quiet builds add no line. */
    private final Journal quiet;

    AlertLogFile(Path file) {
        journal = new Journal(file, line -> parse(line) != null);
        String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        quiet = new Journal(file.resolveSibling(name + ".evaluated.json"), line -> true);
    }

    /** The content of the files when they were read. */
    private record Cached(
            FileVersion version,
            FileVersion quiet,
            AlertState state,
            int lines,
            List<byte[]> unread,
            List<String> problems) {
        /** Whether a new file would have all unreadable lines of this one. */
        boolean mayBeRewritten() {
            return unread.size() < MOST_UNREADABLE;
        }
    }

    /** Work on the alert log while no other process writes to it. */
    @FunctionalInterface
    interface Work {
        /** Returns the line to write, or {@code null} for none. */
        @Nullable
        AlertLogRecord with(AlertState state) throws IOException;
    }

    AlertState read() throws IOException {
        return load().state();
    }

    List<String> problems() throws IOException {
        return load().problems();
    }

    /** Appends a line computed from the current state; alerts that ended before {@code forgotten} may be dropped. */
    void write(Instant forgotten, Work work) throws IOException {
        write(forgotten, work, Journal.Writer::append);
    }

    /** Adds a line that a crash may lose, because it can be computed again. */
    void remark(Work work) throws IOException {
        write(Instant.MIN, work, (writer, line) -> writer.appendSoon(List.of(line)));
    }

    /** A way to add a line. */
    @FunctionalInterface
    private interface Adding {
        void line(Journal.Writer writer, byte[] line) throws IOException;
    }

    private void write(Instant forgotten, Work work, Adding adding) throws IOException {
        journal.exclusively(writer -> {
            Cached before = load();
            AlertLogRecord entry = work.with(before.state());
            if (entry == null) {
                return before;
            }
            if (entry.isQuiet() && before.lines() > 0) {
                return keepQuiet(before, entry);
            }
            adding.line(writer, bytes(entry));
            AlertState after = before.state().with(entry);
            int lines = before.lines() + 1;
            if (before.mayBeRewritten() && lines > MIN_LINES + before.unread().size()) {
                AlertLogRecord summary = after.summary(forgotten);
                List<byte[]> all = new ArrayList<>(before.unread());
                all.add(bytes(summary));
                writer.replace(all);
                after = AlertState.EMPTY.with(summary);
                lines = all.size();
            }
            return keep(
                    new Cached(journal.version(), quiet.version(), after, lines, before.unread(), before.problems()));
        });
    }

    /** Records an evaluated build without findings, which gets no line of its own. */
    private Cached keepQuiet(Cached before, AlertLogRecord looked) throws IOException {
        AlertState after = before.state().with(looked.numbered(before.state().number()));
        AlertLogRecord all = AlertLogRecord.evaluated(after.number(), after.evaluated());
        DurableFiles.replace(quiet.file(), DurableFiles.Readers.USUAL, out -> {
            out.write(bytes(all));
            out.write('\n');
        });
        return keep(new Cached(
                journal.version(), quiet.version(), after, before.lines(), before.unread(), before.problems()));
    }

    private Cached load() throws IOException {
        Cached known;
        synchronized (CACHE) {
            known = CACHE.get(journal.file());
        }
        if (known != null
                && known.version().equals(journal.version())
                && known.quiet().equals(quiet.version())) {
            return known;
        }
        return keep(parseAll(journal.read(), quiet.read()));
    }

    private Cached keep(Cached cached) {
        synchronized (CACHE) {
            CACHE.put(journal.file(), cached);
        }
        return cached;
    }

    private Cached parseAll(JournalContent content, JournalContent lookedAt) throws IOException {
        Collected read = new Collected();
        TriedLines.of(content, BEGIN, read);
        AlertState[] state = {read.state};
        lookedAt.forEach((number, line, ended) -> {
            AlertLogRecord entry = parse(line);
            // The log may have grown since: the newest build of both counts. Without the file builds are evaluated
            // again.
            if (entry != null) {
                state[0] = state[0].lookedAt(entry.evaluated());
            }
        });
        List<String> problems = read.damaged == 0 ? List.of() : List.of(journal.file() + ": " + read.skipped());
        return new Cached(content.version(), lookedAt.version(), state[0], read.lines, read.unread, problems);
    }

    /** What was read of the log. */
    private static final class Collected implements TriedLines.Lines {
        private final List<byte[]> unread = new ArrayList<>();
        private final List<String> named = new ArrayList<>();
        private AlertState state = AlertState.EMPTY;
        private int lines;
        private int damaged;
        private int untried;

        @Override
        public boolean read(byte[] line) {
            AlertLogRecord entry = parse(line);
            if (entry == null) {
                return false;
            }
            lines++;
            state = state.with(entry);
            return true;
        }

        @Override
        public void left(int number, byte[] line, boolean ended, boolean isDamaged) {
            lines++;
            if (!ended) {
                return;
            }
            if (unread.size() < MOST_UNREADABLE) {
                unread.add(line);
            }
            if (!isDamaged) {
                untried++;
                return;
            }
            damaged++;
            if (named.size() < NAMED) {
                named.add(Integer.toString(number));
            }
        }

        /** A clause, however many lines are damaged. */
        private String skipped() {
            if (damaged == 1) {
                return "line " + named.get(0) + " is damaged or of a later version; it is skipped and kept";
            }
            return Plurals.count(damaged, "line") + " are damaged or of a later version (lines "
                    + String.join(", ", named) + (damaged > NAMED ? ", …" : "")
                    + (untried == 0
                            ? "); they are skipped and kept"
                            : "), and " + Plurals.count(untried, "line")
                                    + " like them are not tried; all of them are skipped and kept");
        }
    }

    private static @Nullable AlertLogRecord parse(byte[] line) {
        try {
            AlertLogRecord entry = AlertJson.MAPPER.readValue(line, AlertLogRecord.class);
            return entry != null && entry.v() == AlertLogRecord.VERSION ? entry : null;
        } catch (IOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    private static byte[] bytes(AlertLogRecord entry) {
        try {
            return AlertJson.MAPPER.writeValueAsBytes(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every line can be written", e);
        }
    }
}
