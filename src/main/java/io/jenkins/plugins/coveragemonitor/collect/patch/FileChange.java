package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to one file.
 *
 * @param oldPath the path it had before; its own path unless it was renamed, {@code null} if it is new
 * @param changed the lines of the new file that were added or changed, ascending; without those that were only moved
 * @param hunks where lines were removed or added, ascending; {@code null} if only the changed lines are known, so that old
 *     lines cannot be found again
 * @param moved the lines of the new file that came from elsewhere or were only indented anew, ascending
 */
public record FileChange(
        @Nullable String oldPath, List<LineRange> changed, @Nullable List<Hunk> hunks, List<MovedLines> moved) {
    /** Creates it; the lists are copied. Files of an older version have no moved lines. */
    public FileChange {
        changed = List.copyOf(changed);
        hunks = hunks == null ? null : List.copyOf(hunks);
        moved = moved == null ? List.of() : List.copyOf(moved);
    }

    /** A change that moved no line. */
    public FileChange(@Nullable String oldPath, List<LineRange> changed, @Nullable List<Hunk> hunks) {
        this(oldPath, changed, hunks, List.of());
    }

    /** Where a line of the new file came from; empty if it was not moved, or changed its state on the way. */
    public Optional<MovedLines> movedFrom(int line) {
        return touches(line)
                ? Optional.empty()
                : moved.stream().filter(lines -> lines.contains(line)).findFirst();
    }

    /** The same, in which more lines count as changed. */
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

    /** Under which path an earlier build has the file: a package-relative one is the same unless it was renamed. */
    public String pathBefore(String path) {
        return oldPath == null || oldPath.endsWith(path) ? path : oldPath;
    }

    /** Where a line of the new file was in the old one; empty if it is new, came from elsewhere, or if that is not known. */
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
