package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that may be one: two reports spell the end of a path alike and list the same lines, no report has both, and the
 * workspace has neither. They stay two, because nothing proves it, but people are told.
 *
 * @param report the report that has the longer path
 * @param sentence what may be wrong and what to do
 */
record PathDoubt(String report, String sentence) {
    /** Further pairs are not counted: the sentence is the same. */
    private static final int MOST = 1_000;

    /**
     * The doubt about the files of one component, if there is any.
     *
     * @param files by path, each path once
     * @param root what was removed from paths because it is the source root, {@code ""} if nothing
     * @param present the reports that were read
     * @param workspace the files of the workspace
     */
    static Optional<PathDoubt> of(
            Map<String, FileCoverage> files, String root, List<AbsentReports.Present> present, Set<String> workspace) {
        String longer = "";
        String shorter = "";
        int pairs = 0;
        for (FileCoverage file : files.values()) {
            String path = file.path();
            for (int slash = path.indexOf('/'); slash >= 0 && pairs < MOST; slash = path.indexOf('/', slash + 1)) {
                FileCoverage other = files.get(path.substring(slash + 1));
                if (other != null && isDoubtful(file, other, root, present, workspace)) {
                    boolean isFirst = pairs++ == 0 || path.compareTo(longer) < 0;
                    longer = isFirst ? path : longer;
                    shorter = isFirst ? other.path() : shorter;
                }
            }
        }
        return pairs == 0
                ? Optional.empty()
                : Optional.of(new PathDoubt(
                        reportOf(longer, root, present), sentence(longer, shorter, root, pairs, present)));
    }

    private static String sentence(
            String longer, String shorter, String root, int pairs, List<AbsentReports.Present> present) {
        String more = pairs == 1
                ? ""
                : ", and so may " + (pairs == MOST ? "many others" : Plurals.count(pairs - 1, "other file"));
        return NameText.shown(longer) + " may be the " + NameText.shown(shorter) + " of "
                + NameText.shown(reportOf(shorter, root, present)) + more
                + "; it counts as another file, as the workspace has neither: record where the sources are, or let the"
                + " tools write the same paths";
    }

    private static boolean isDoubtful(
            FileCoverage longer,
            FileCoverage shorter,
            String root,
            List<AbsentReports.Present> present,
            Set<String> workspace) {
        return !workspace.contains(longer.path())
                && !workspace.contains(shorter.path())
                && haveTheSameLines(longer.lines(), shorter.lines())
                && present.stream()
                        .noneMatch(report -> has(report, longer.path(), root) && has(report, shorter.path(), root));
    }

    /** Whether all lines of one are lines of the other: some tools leave out what was excluded. */
    private static boolean haveTheSameLines(LineTable one, LineTable other) {
        LineTable fewer = one.size() < other.size() ? one : other;
        LineTable more = one.size() < other.size() ? other : one;
        int at = 0;
        for (int i = 0; i < fewer.size(); i++) {
            while (at < more.size() && more.number(at) < fewer.number(i)) {
                at++;
            }
            if (at == more.size() || more.number(at) != fewer.number(i)) {
                return false;
            }
        }
        return 2 * fewer.size() > more.size();
    }

    private static boolean has(AbsentReports.Present report, String path, String root) {
        return report.files().contains(path) || report.files().contains(root + path);
    }

    private static String reportOf(String path, String root, List<AbsentReports.Present> present) {
        return present.stream()
                .filter(report -> has(report, path, root))
                .map(report -> report.row().file())
                .sorted()
                .findFirst()
                .orElse("another report");
    }
}
