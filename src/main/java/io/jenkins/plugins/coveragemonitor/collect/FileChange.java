package io.jenkins.plugins.coveragemonitor.collect;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a change did to one file.
 *
 * @param oldPath the path it had before; its own path unless it was renamed, {@code null} if it is new
 * @param changed the lines of the new file that were added or changed, ascending
 * @param hunks where lines were removed or added, ascending; {@code null} if only the changed lines are known, so that old
 *     lines cannot be found again
 */
public record FileChange(String oldPath, List<LineRange> changed, List<Hunk> hunks) {
    /** Creates it; the lists are copied. */
    public FileChange {
        changed = List.copyOf(changed);
        hunks = hunks == null ? null : List.copyOf(hunks);
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

    /** Where a line of the new file was in the old one; empty if it is new, or if that is not known. */
    public OptionalInt oldLine(int line) {
        if (hunks == null || oldPath == null || touches(line)) {
            return OptionalInt.empty();
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
