package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a history file held at one moment.
 *
 * @param version shows whether the file is still the same
 * @param points one a build, ascending
 * @param lines how many readable lines the file has, including superseded ones
 * @param problems one sentence for each line that cannot be read
 */
record HistorySnapshot(FileVersion version, List<Point> points, int lines, List<String> problems) {
    /** Beyond this number damaged lines are not named one by one. */
    static final int MAX_PROBLEMS = 20;

    static HistorySnapshot read(Journal journal) throws IOException {
        JournalContent content = journal.read();
        List<Point> points = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int lines = 0;
        for (HistoryPart part : HistoryPart.all(content.bytes())) {
            points.addAll(part.points());
            for (HistoryPart.Problem problem : part.problems()) {
                if (problems.size() < MAX_PROBLEMS) {
                    problems.add(journal.file() + ": line " + (lines + problem.line()) + " " + problem.message()
                            + " and is skipped; the other points are used");
                }
            }
            lines += part.lines();
        }
        if (points.isEmpty() && problems.isEmpty() && content.version().size() > 0) {
            // No interrupted append leaves nothing readable at all: this is another kind of file.
            problems.add(
                    journal.file() + ": holds nothing that can be read; restore it, or move it away to start afresh");
        }
        return new HistorySnapshot(content.version(), ascending(points), points.size(), List.copyOf(problems));
    }

    /** One point a build, the last one written, in the order of builds, in which they nearly always are. */
    private static List<Point> ascending(List<Point> written) {
        for (int i = 1; i < written.size(); i++) {
            if (written.get(i).build() <= written.get(i - 1).build()) {
                TreeMap<Integer, Point> byBuild = new TreeMap<>();
                written.forEach(point -> byBuild.put(point.build(), point));
                return List.copyOf(byBuild.values());
            }
        }
        return List.copyOf(written);
    }

    /** The snapshot of the same file after points were appended. */
    HistorySnapshot with(List<Point> added, FileVersion now) {
        List<Point> all = new ArrayList<>(points.size() + added.size());
        all.addAll(points);
        all.addAll(added);
        return new HistorySnapshot(now, ascending(all), lines + added.size(), problems);
    }
}
