package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.patch.ReportPath;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run's sources, derived from its reports alone: one of them says {@code /ci/app/lib/a.js}, another
 * {@code lib/a.js}. Only needed if the workspace does not have the files, so that neither was found.
 */
final class SourceRoot {
    /** This many executable lines in the same places are no coincidence; two empty __init__.py have one each. */
    private static final int TELLING = 5;

    private SourceRoot() {}

    private static LineTable linesOf(Map<String, FileCoverage> files, String path) {
        FileCoverage file = files.get(path);
        return file == null ? LineTable.EMPTY : file.lines();
    }

    /** The folder of the sources, with a slash at its end; {@code ""} if the reports do not show it. */
    static String of(Map<String, FileCoverage> files) {
        String root = of(files.keySet(), (one, other) -> haveTheSameLines(linesOf(files, one), linesOf(files, other)));
        return root == null ? "" : root;
    }

    /** The files, each with one path: absolute paths below the source root become relative to it. */
    static Map<String, FileCoverage> unite(Map<String, FileCoverage> files, String root) {
        if (root.isEmpty()) {
            return files;
        }
        Map<String, FileCoverage> united = new HashMap<>();
        for (FileCoverage file : files.values()) {
            String path = file.path().startsWith(root) ? file.path().substring(root.length()) : file.path();
            united.merge(path, file.withPath(path), FileCoverage::merge);
        }
        return united;
    }

    private static boolean haveTheSameLines(LineTable one, LineTable other) {
        if (one.size() < TELLING || one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.number(i) != other.number(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same root, where a bare name is enough for two similar files.
     *
     * @param alike tells whether an absolute path and a relative one have the same executable lines
     */
    static @Nullable String of(Collection<String> paths, BiPredicate<String, String> alike) {
        List<String> absolute = paths.stream().filter(ReportPath::isAbsolute).toList();
        if (absolute.isEmpty() || absolute.size() == paths.size()) {
            return null;
        }
        Set<String> relative = new HashSet<>(paths);
        absolute.forEach(relative::remove);
        Map<String, Integer> evidence = new HashMap<>();
        for (String path : absolute) {
            if (!ReportPath.of(path).isForeign()) {
                for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                    String rest = path.substring(slash + 1);
                    // A bare name alone is too common to identify two files as one.
                    if (relative.contains(rest) && (rest.indexOf('/') > 0 || alike.test(path, rest))) {
                        evidence.merge(path.substring(0, slash + 1), 1, Integer::sum);
                    }
                }
            }
        }
        int most = evidence.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        String best = null;
        for (Map.Entry<String, Integer> root : evidence.entrySet()) {
            if (root.getValue() == most) {
                if (best != null) {
                    return null; // two modules have such files: which one is meant stays open
                }
                best = root.getKey();
            }
        }
        return best;
    }
}
