package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change removed, by the old paths and line numbers. A replaced line counts as removed; its replacement is new.
 *
 * @param lines the removed lines of files that still exist, ascending, including moved ones
 * @param files the files that no longer exist
 * @param moved the moved lines by their old path, each with its new path
 */
public record RemovedFiles(
        Map<String, List<LineRange>> lines, Set<String> files, Map<String, Map<LineRange, String>> moved) {
    /** Creates it; the collections are copied. */
    public RemovedFiles {
        lines = Collections.unmodifiableMap(new TreeMap<>(lines));
        files = Collections.unmodifiableSet(new TreeSet<>(files));
        moved = Collections.unmodifiableMap(new TreeMap<>(moved));
    }

    /** What a patch removed; {@code null} if it only lists the lines that it left. */
    public static @Nullable RemovedFiles of(Patch patch) {
        Map<String, List<LineRange>> lines = new TreeMap<>();
        Map<String, Map<LineRange, String>> moved = new TreeMap<>();
        patch.files().forEach((path, change) -> change.moved()
                .forEach(block -> moved.computeIfAbsent(block.oldPath(), old -> new LinkedHashMap<>())
                        .put(block.source(), path)));
        for (FileChange change : patch.files().values()) {
            if (change.hunks() == null) {
                return null;
            }
            List<LineRange> removed = new ArrayList<>();
            for (Hunk hunk : change.hunks()) {
                if (hunk.oldCount() > 0) {
                    removed.add(new LineRange(hunk.oldStart(), hunk.oldStart() + hunk.oldCount() - 1));
                }
            }
            if (!removed.isEmpty() && change.oldPath() != null) {
                lines.put(change.oldPath(), removed);
            }
        }
        return new RemovedFiles(lines, patch.deleted(), moved);
    }

    /** A lookup by the paths of an earlier measurement, which may only be the ends of paths. */
    public Finder finder() {
        return new Finder();
    }

    /** Looks up files of a measurement. */
    public final class Finder {
        private final SuffixIndex index;

        private Finder() {
            List<String> paths = new ArrayList<>(lines.keySet());
            paths.addAll(files);
            this.index = SuffixIndex.of(paths);
        }

        /** Whether the whole file was removed. */
        public boolean isGone(String path) {
            return files.contains(named(path));
        }

        /** The removed lines of a file that still exists. */
        public List<LineRange> lines(String path) {
            return lines.getOrDefault(named(path), List.of());
        }

        /** The removed lines of a file that were moved, each with its new path. */
        public Map<LineRange, String> moved(String path) {
            return moved.getOrDefault(named(path), Map.of());
        }

        /** The path of a file in the change; if several have the same end, none of them. */
        private String named(String path) {
            if (lines.containsKey(path) || files.contains(path)) {
                return path;
            }
            List<String> names = ReportPath.of(path).names();
            SuffixIndex.Match match = index.longestEnd(names);
            boolean whole = match.names() == names.size() && match.files().size() == 1;
            return whole ? match.files().get(0) : path;
        }
    }
}
