package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a diff that were moved or reindented rather than written. White space is ignored, as with git's
 * {@code -w}. Within a hunk, lines in the same order were only reindented. Elsewhere a run of lines was moved if it has
 * at least {@value #LETTERS} letters and digits, as in git's {@code --color-moved=zebra} (git documentation,
 * "git-diff"), because a lone brace is everywhere. Each removed line is found again only once, so that a copy is new
 * code.
 */
final class MoveFinder {
    private static final int LETTERS = 20;
    /** A change of more lines is a new source tree, and not a move. */
    private static final int MOST_LINES = 200_000;
    /** A line that was removed in more places does not show where a run began. */
    private static final int MOST_PLACES = 50;
    /** The most pairs of lines of one hunk that are compared. */
    private static final long MOST_PAIRS = 1_000_000;

    private final List<Line> removed = new ArrayList<>();
    private final List<Line> added = new ArrayList<>();
    private final Map<String, List<MovedLines>> moved = new TreeMap<>();
    private boolean tooMany;

    /** One line of a diff, without white space. */
    private record Line(@Nullable String path, int number, String text) {
        boolean follows(Line before) {
            return number == before.number + 1 && Objects.equals(path, before.path);
        }
    }

    /** One line of a hunk, removed or added. */
    record Edit(int number, String text) {}

    /**
     * Adds the next hunk.
     *
     * @param oldPath the file's old path, {@code null} if it is new
     * @param newPath the file's new path, {@code null} if it was deleted
     */
    void hunk(@Nullable String oldPath, List<Edit> gone, @Nullable String newPath, List<Edit> fresh) {
        if (tooMany || removed.size() + added.size() + gone.size() + fresh.size() > MOST_LINES) {
            tooMany = true;
            return;
        }
        List<Line> before = gone.stream()
                .map(edit -> new Line(oldPath, edit.number(), bare(edit.text())))
                .toList();
        List<Line> after = fresh.stream()
                .map(edit -> new Line(newPath, edit.number(), bare(edit.text())))
                .toList();
        BitSet keptBefore = new BitSet();
        BitSet keptAfter = new BitSet();
        for (int[] pair : inOrder(before, after)) {
            keptBefore.set(pair[0]);
            keptAfter.set(pair[1]);
            found(before.get(pair[0]), after.get(pair[1]), 1);
        }
        for (int i = 0; i < before.size(); i++) {
            if (!keptBefore.get(i)) {
                removed.add(before.get(i));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (!keptAfter.get(i)) {
                added.add(after.get(i));
            }
        }
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    /** The pairs of a longest common subsequence of non-blank lines. */
    private static List<int[]> inOrder(List<Line> before, List<Line> after) {
        int rows = before.size();
        int columns = after.size();
        Deque<int[]> pairs = new ArrayDeque<>();
        if ((long) rows * columns > MOST_PAIRS) {
            return List.of();
        }
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = 1; i <= rows; i++) {
            for (int j = 1; j <= columns; j++) {
                longest[i][j] = same(before.get(i - 1), after.get(j - 1))
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        int i = rows;
        int j = columns;
        while (i > 0 && j > 0) {
            if (same(before.get(i - 1), after.get(j - 1))) {
                pairs.addFirst(new int[] {--i, --j});
            } else if (longest[i - 1][j] >= longest[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
        return List.copyOf(pairs);
    }

    private static boolean same(Line before, Line after) {
        return !before.text().isEmpty() && before.text().equals(after.text());
    }

    private void found(Line before, Line after, int count) {
        List<MovedLines> ofFile =
                moved.computeIfAbsent(Objects.requireNonNull(after.path()), path -> new ArrayList<>());
        MovedLines last = ofFile.isEmpty() ? null : ofFile.get(ofFile.size() - 1);
        if (last != null
                && last.oldPath().equals(before.path())
                && last.to() + 1 == after.number()
                && last.oldFrom() + last.count() == before.number()) {
            ofFile.set(
                    ofFile.size() - 1,
                    new MovedLines(last.from(), last.count() + count, last.oldPath(), last.oldFrom()));
        } else {
            ofFile.add(new MovedLines(after.number(), count, Objects.requireNonNull(before.path()), before.number()));
        }
    }

    /** The moved lines by the new path of the file, ascending. */
    Map<String, List<MovedLines>> moved() {
        if (tooMany) {
            return Map.of();
        }
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < removed.size(); i++) {
            places.computeIfAbsent(removed.get(i).text(), text -> new ArrayList<>())
                    .add(i);
        }
        BitSet used = new BitSet();
        for (int at = 0; at < added.size(); ) {
            int source = -1;
            int length = 0;
            List<Integer> candidates = added.get(at).text().isEmpty()
                    ? List.of()
                    : places.getOrDefault(added.get(at).text(), List.of());
            for (int candidate : candidates.subList(0, Math.min(MOST_PLACES, candidates.size()))) {
                int run = run(candidate, at, used);
                if (run > length) {
                    source = candidate;
                    length = run;
                }
            }
            if (length > 0 && letters(at, length) >= LETTERS) {
                used.set(source, source + length);
                found(removed.get(source), added.get(at), length);
                at += length;
            } else {
                at++;
            }
        }
        moved.values().forEach(list -> list.sort(Comparator.comparingInt(MovedLines::from)));
        return moved;
    }

    private int run(int source, int at, BitSet used) {
        int length = 0;
        while (source + length < removed.size()
                && at + length < added.size()
                && !used.get(source + length)
                && removed.get(source + length)
                        .text()
                        .equals(added.get(at + length).text())
                && (length == 0
                        || removed.get(source + length).follows(removed.get(source + length - 1))
                                && added.get(at + length).follows(added.get(at + length - 1)))) {
            length++;
        }
        return length;
    }

    private long letters(int at, int length) {
        return added.subList(at, at + length).stream()
                .mapToLong(line ->
                        line.text().chars().filter(Character::isLetterOrDigit).count())
                .sum();
    }
}
