package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The new gaps of a build, in two groups because the remedy differs.
 *
 * @param changed changed lines that no test covers, by path: write a test
 * @param lost unchanged lines that lost their coverage, by path: a test is gone
 */
public record NewGaps(SortedMap<String, List<GapCandidate>> changed, SortedMap<String, List<GapCandidate>> lost) {
    private static final int NOWHERE = 0;

    /** Creates it; the maps are copied. */
    public NewGaps {
        changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
        lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
    }

    /**
     * The new gaps of a build, whose baseline need not be where its patch begins.
     *
     * <p>A carried component has none, because its lines are those of an older build.
     *
     * @param now its measurement
     * @param baseline the measurement of the baseline, or {@code null}: then no lost gaps are known
     * @param patch the change, or {@code null}: then no changed gaps are known
     * @param sinceBaseline the change since the baseline, by which unchanged lines are found in it; {@code null} if it is not
     * known: then only a file whose executable lines have the same numbers can have lost coverage
     */
    public static NewGaps of(
            Measurement now, @Nullable Measurement baseline, @Nullable Patch patch, @Nullable Patch sinceBaseline) {
        SortedMap<String, List<GapCandidate>> changed = new TreeMap<>();
        SortedMap<String, List<GapCandidate>> lost = new TreeMap<>();
        Map<String, FileChange> changes =
                patch == null ? Map.of() : patch.onto(now).files();
        Map<String, FileChange> moves = sinceBaseline == patch
                ? changes
                : sinceBaseline == null ? Map.of() : sinceBaseline.onto(now).files();
        Map<String, FileCoverage> before =
                baseline == null ? Map.of() : baseline.withoutCarried().filesByPath();
        for (FileCoverage file : now.withoutCarried().filesByPath().values()) {
            FileChange change = changes.get(file.path());
            if (change != null) {
                put(changed, file.path(), GapCandidate.of(file, change::touches));
            }
            FileChange move = moves.get(file.path());
            FileCoverage old = before.get(move == null ? file.path() : move.pathBefore(file.path()));
            IntUnaryOperator oldLine = old == null ? line -> NOWHERE : oldLine(file, old, move, sinceBaseline != null);
            if (old != null || move != null && !move.moved().isEmpty()) {
                put(
                        lost,
                        file.path(),
                        GapCandidate.of(
                                file,
                                line -> (change == null || !change.touches(line))
                                        && (ranElsewhere(move, line, before)
                                                || old != null && ran(old.lines(), oldLine.applyAsInt(line)))));
            }
        }
        return new NewGaps(changed, lost);
    }

    private static IntUnaryOperator oldLine(
            FileCoverage now, FileCoverage old, @Nullable FileChange change, boolean known) {
        if (change != null && change.hunks() != null) {
            return line -> change.oldLine(line).orElse(NOWHERE);
        }
        boolean untouched = known && change == null || now.lines().standsLike(old.lines());
        return line -> untouched && (change == null || !change.touches(line)) ? line : NOWHERE;
    }

    /** Whether a line came from another file in which a test ran it. */
    private static boolean ranElsewhere(@Nullable FileChange move, int line, Map<String, FileCoverage> before) {
        return move != null
                && move.movedFrom(line)
                        .filter(from -> before.containsKey(from.oldPath())
                                && ran(before.get(from.oldPath()).lines(), from.oldLine(line)))
                        .isPresent();
    }

    private static boolean ran(LineTable lines, int number) {
        int index = number == NOWHERE ? -1 : lines.indexOf(number);
        return index >= 0 && lines.hits(index) > 0;
    }

    private static void put(Map<String, List<GapCandidate>> all, String path, List<GapCandidate> gaps) {
        if (!gaps.isEmpty()) {
            all.put(path, gaps);
        }
    }
}
