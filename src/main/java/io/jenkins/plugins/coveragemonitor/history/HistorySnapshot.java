package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a history file held at one moment.
 *
 * @param version shows whether the file is still the same
 * @param points one a build, ascending
 * @param lines how many readable lines the file has, including superseded ones
 * @param problems one sentence for all lines that cannot be read; empty if there are none
 * @param unreadable how many lines cannot be read
 */
record HistorySnapshot(FileVersion version, List<Point> points, int lines, List<String> problems, int unreadable) {
    /** How many unreadable lines are named. */
    private static final int NAMED = 5;

    static HistorySnapshot read(Journal journal) throws IOException {
        return journal.reading((version, bytes) -> of(journal.file(), version, HistoryPart.all(bytes)));
    }

    private static HistorySnapshot of(Path file, FileVersion version, List<HistoryPart> parts) {
        List<Point> points = new ArrayList<>();
        List<HistoryPart.Problem> unreadable = new ArrayList<>();
        int damaged = 0;
        int lines = 0;
        boolean ascending = true;
        for (HistoryPart part : parts) {
            ascending &= part.ascending()
                    && (part.points().isEmpty() || isLater(part.points().get(0), points));
            points.addAll(part.points());
            for (HistoryPart.Problem problem : part.problems()) {
                unreadable.add(new HistoryPart.Problem(lines + problem.line(), problem.message()));
            }
            damaged += part.unreadable();
            lines += part.lines();
        }
        List<String> problems = new ArrayList<>();
        if (damaged > 0) {
            problems.add(file + ": " + skipped(unreadable, damaged) + "; the other points are used");
        }
        if (points.isEmpty() && problems.isEmpty() && version.size() > 0) {
            // No interrupted append leaves nothing readable at all: this is another kind of file.
            problems.add(file + ": holds nothing that can be read; restore it, or move it away to start afresh");
        }
        return new HistorySnapshot(
                version,
                ascending ? Collections.unmodifiableList(points) : oneOfABuild(points),
                points.size(),
                List.copyOf(problems),
                damaged);
    }

    /** One sentence, however many lines are damaged: a disk or an editor may have damaged all of them. */
    private static String skipped(List<HistoryPart.Problem> unreadable, int damaged) {
        HistoryPart.Problem first = unreadable.get(0);
        if (damaged == 1) {
            return "line " + first.line() + " " + first.message() + " and is skipped";
        }
        String named = unreadable.stream()
                .limit(NAMED)
                .map(problem -> Integer.toString(problem.line()))
                .collect(Collectors.joining(", "));
        return Plurals.count(damaged, "line") + " cannot be read and are skipped (lines " + named
                + (damaged > NAMED ? ", …" : "") + "; line " + first.line() + " " + first.message() + ")";
    }

    private static boolean isLater(Point point, List<Point> points) {
        return points.isEmpty() || point.build() > points.get(points.size() - 1).build();
    }

    /** One point a build, the last one written, in the order of builds. */
    private static List<Point> oneOfABuild(List<Point> written) {
        TreeMap<Integer, Point> byBuild = new TreeMap<>();
        written.forEach(point -> byBuild.put(point.build(), point));
        return List.copyOf(byBuild.values());
    }

    /** The snapshot of the same file after points were appended. */
    HistorySnapshot with(List<Point> added, FileVersion now) {
        List<Point> all = new ArrayList<>(points.size() + added.size());
        all.addAll(points);
        boolean ascending = true;
        for (Point point : added) {
            ascending &= isLater(point, all);
            all.add(point);
        }
        return new HistorySnapshot(
                now,
                ascending ? Collections.unmodifiableList(all) : oneOfABuild(all),
                lines + added.size(),
                problems,
                unreadable);
    }
}
