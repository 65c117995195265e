package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.view.BuildPage.CriticalFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to test next: files ranked by missed lines times recent change, in the lines that this build touched or lost. */
final class CriticalFiles {
    private static final int GAPS = 3;

    private CriticalFiles() {}

    /** The first files of the ranking; those without a missed line are never in it. */
    static List<CriticalFile> first(int count, List<FileRow> rows) {
        return rows.stream()
                .filter(row -> row.line().missed() > 0)
                .sorted(Comparator.comparingLong(CriticalFiles::weight)
                        .reversed()
                        .thenComparing(row -> row.file().path()))
                .limit(count)
                .map(row -> new CriticalFile(row.file().path(), why(row), gaps(row)))
                .toList();
    }

    private static long weight(FileRow row) {
        return row.line().missed() * (1L + row.touched() + row.fresh());
    }

    private static String why(FileRow row) {
        List<String> parts = new ArrayList<>();
        parts.add(Words.count(row.line().missed(), "missed line"));
        if (row.fresh() > 0) {
            parts.add(row.fresh() == row.line().missed() ? "all of them new" : row.fresh() + " of them new");
        }
        if (row.touched() > 0) {
            parts.add(Words.count(row.touched(), "changed line"));
        }
        return String.join(", ", parts);
    }

    private static List<Gap> gaps(FileRow row) {
        List<Gap> fresh = new ArrayList<>(row.changed());
        fresh.addAll(row.lost());
        if (fresh.isEmpty()) {
            fresh.addAll(GapFinder.named(
                    io.jenkins.plugins.coveragemonitor.collect.Gap.of(row.file()), row.file(), row.component()));
        }
        return fresh.stream().sorted(GapFinder.LARGEST_FIRST).limit(GAPS).toList();
    }
}
