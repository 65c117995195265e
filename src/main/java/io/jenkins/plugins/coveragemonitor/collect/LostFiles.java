package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether the files that a report no longer lists are a missing part, for example because a module dropped out
 * of an aggregated report: more than half of the known ones, or at least three that are a quarter of them or a whole
 * folder in which nothing is measured any more. Fewer are taken for what they mostly are: files without code any more,
 * or that no test loads.
 */
public final class LostFiles {
    private static final int FEWEST = 3;
    private static final int SHARE = 4;
    private static final int NAMED = 3;

    private LostFiles() {}

    /**
     * Whether they are a missing part.
     *
     * @param unlisted the known files of the report that are in the workspace and in no report
     * @param there how many of the known files are in the workspace
     * @param measured all files that the build measured
     */
    public static boolean isPart(Collection<String> unlisted, int there, Collection<String> measured) {
        return 2 * unlisted.size() > there
                || unlisted.size() >= FEWEST && (SHARE * unlisted.size() >= there || isWholeFolder(unlisted, measured));
    }

    private static boolean isWholeFolder(Collection<String> unlisted, Collection<String> measured) {
        Set<String> alive = new HashSet<>();
        measured.forEach(path -> addFolders(path, alive));
        Set<String> dead = new HashSet<>();
        unlisted.forEach(path -> addFolders(path, dead));
        dead.removeAll(alive);
        return dead.stream()
                .anyMatch(folder -> unlisted.stream()
                                .filter(path -> path.startsWith(folder))
                                .count()
                        >= FEWEST);
    }

    private static void addFolders(String path, Set<String> folders) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (!folders.add(path.substring(0, end + 1))) {
                return;
            }
        }
    }

    /** The first of them, in words. */
    static String names(List<String> unlisted) {
        String first = unlisted.stream().limit(NAMED).collect(Collectors.joining(", "));
        return unlisted.size() > NAMED ? first + " and others" : first;
    }

    /**
     * The sentence about a report: how many files it lists and listed, and which exist without being measured.
     *
     * @param before how many it listed; only mentioned if it is more, because several calls of a build may have read
     * parts at one path
     * @param where the build that listed them
     */
    public static String sentence(String file, int now, int before, String where, List<String> unlisted) {
        String less = before > now
                ? " lists " + Plurals.count(now, "file") + ", and listed " + before + " in " + where
                : " lists other files than in " + where;
        return file + less + ": " + names(unlisted) + (unlisted.size() == 1 ? " is" : " are")
                + " still in the workspace and in no report";
    }
}
