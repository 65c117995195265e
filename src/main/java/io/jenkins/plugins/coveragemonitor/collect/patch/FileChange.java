package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to one file.
 *
 * @param oldPath the old path: its own unless it was renamed, {@code null} if it is new
 * @param changed the added or changed lines of the new file, ascending, without those that were only moved
 * @param hunks where lines were removed or added, ascending; {@code null} if only the changed lines are known, so that
 * old lines cannot be found
 * @param moved the lines of the new file that came from elsewhere or were only reindented, ascending
 */
public record FileChange(
        @Nullable String oldPath, List<LineRange> changed, @Nullable List<Hunk> hunks, List<MovedLines> moved) {
    /** Creates it; the lists are copied. Older data has no moved lines. */
    public FileChange {
        changed = List.copyOf(changed);
        hunks = hunks == null ? null : List.copyOf(hunks);
        moved = moved == null ? List.of() : List.copyOf(moved);
    }

    /** A change without moved lines. */
    public FileChange(@Nullable String oldPath, List<LineRange> changed, @Nullable List<Hunk> hunks) {
        this(oldPath, changed, hunks, List.of());
    }

    /** Where a line of the new file came from; empty if it was not moved, or got worse on the way. */
    public Optional<MovedLines> movedFrom(int line) {
        return touches(line)
                ? Optional.empty()
                : moved.stream().filter(lines -> lines.contains(line)).findFirst();
    }

    /** A copy in which more lines count as changed. */
    public FileChange changing(BitSet more) {
        if (more.isEmpty()) {
            return this;
        }
        BitSet all = (BitSet) more.clone();
        changed.forEach(range -> range.into(all));
        return new FileChange(oldPath, LineRange.of(all), hunks, moved);
    }

    /** Whether a line of the new file was added or changed. */
    public boolean touches(int line) {
        int low = 0;
        int high = changed.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            LineRange range = changed.get(middle);
            if (range.contains(line)) {
                return true;
            }
            if (line < range.from()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    /** The path of the file in an earlier build; a package-relative one is the same unless it was renamed. */
    public String pathBefore(String path) {
        return oldPath == null || oldPath.endsWith(path) ? path : oldPath;
    }

    /** The old number of a line of the new file; empty if the line is new, came from elsewhere, or this is unknown. */
    public OptionalInt oldLine(int line) {
        if (hunks == null || oldPath == null || touches(line)) {
            return OptionalInt.empty();
        }
        Optional<MovedLines> from = movedFrom(line);
        if (from.isPresent()) {
            return from.get().oldPath().equals(oldPath)
                    ? OptionalInt.of(from.get().oldLine(line))
                    : OptionalInt.empty();
        }
        int old = line;
        for (Hunk hunk : hunks) {
            if (hunk.newEnd() > line) {
                break;
            }
            old = line - hunk.newEnd() + hunk.oldEnd();
        }
        return OptionalInt.of(old);
    }
}
