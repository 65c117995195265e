package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The coverage of moved lines before and after a move. */
public final class MovedCode {
    private final Map<String, FileCoverage> before;

    /**
     * Creates it.
     *
     * @param before the measurement at the beginning of the change
     */
    public MovedCode(Measurement before) {
        this.before = before.filesByPath();
    }

    /**
     * A patch in which moved lines that lost coverage count as changed, as do lines that were not measured before and
     * are missed now.
     *
     * @param patch a patch under the paths of the measurement
     */
    public Patch settle(Patch patch, Measurement now) {
        Map<String, FileChange> files = new TreeMap<>(patch.files());
        now.withoutCarried()
                .filesByPath()
                .forEach((path, file) -> files.computeIfPresent(path, (same, change) -> {
                    BitSet worse = new BitSet();
                    for (MovedLines moved : change.moved()) {
                        worse(moved, file.lines(), worse);
                    }
                    return change.changing(worse);
                }));
        return new Patch(files, patch.deleted(), patch.problems(), patch.since());
    }

    private void worse(MovedLines moved, LineTable now, BitSet worse) {
        LineTable old = lines(moved.oldPath());
        for (int line = moved.from(); line <= moved.to(); line++) {
            int here = now.indexOf(line);
            int there = old == null ? -1 : old.indexOf(moved.oldLine(line));
            if (here >= 0 && now.isLine(here)) {
                boolean ran = old != null && there >= 0 && old.hits(there) > 0;
                boolean missedBefore = old != null && there >= 0 && old.hits(there) == 0;
                boolean lost = now.hits(here) == 0 && !missedBefore;
                boolean lostBranches = old != null && ran && now.missedBranches(here) > old.missedBranches(there);
                if (lost || lostBranches) {
                    worse.set(line);
                }
            }
        }
    }

    /** The counter of some lines of an old file; unmeasured if the file was. */
    public Counter before(String path, List<LineRange> ranges) {
        LineTable lines = lines(path);
        return lines == null
                ? Counter.NONE
                : count(lines, line -> ranges.stream().anyMatch(range -> range.contains(line)));
    }

    private @Nullable LineTable lines(String path) {
        return file(path).map(FileCoverage::lines).orElse(null);
    }

    /** An old file; a report may only have the end of its path. */
    public Optional<FileCoverage> file(String path) {
        FileCoverage file = before.get(path);
        if (file != null) {
            return Optional.of(file);
        }
        List<String> ends = before.keySet().stream()
                .filter(known -> path.endsWith("/" + known))
                .toList();
        return ends.size() == 1 ? Optional.ofNullable(before.get(ends.get(0))) : Optional.empty();
    }

    private static Counter count(LineTable lines, IntPredicate among) {
        long covered = 0;
        long missed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isLine(i) && among.test(lines.number(i))) {
                covered += lines.hits(i) > 0 ? 1 : 0;
                missed += lines.hits(i) > 0 ? 0 : 1;
            }
        }
        return new Counter(covered, missed);
    }
}
