package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One {@code Method} of an OpenCover report. */
final class OpenCoverMethod {
    private record Point(String file, int line, long offset, long visits) {}

    private final List<Point> statements = new ArrayList<>();
    private final List<Point> branches = new ArrayList<>();
    private String name = "";
    private String file = "";
    private int line;
    private long hits;
    private boolean counted;
    private @Nullable TreeMap<Long, Integer> lineByOffset;

    /** Reads the method that starts here, to its end. */
    void read(XmlCursor xml) throws IOException {
        hits = xml.pooled("visited", "").equalsIgnoreCase("true") ? 1 : 0;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "Summary" -> {
                    counted = xml.number("numMethods", 0) > 0;
                    hits = Math.max(hits, xml.number("visitedMethods", 0));
                }
                case "Name" -> name = xml.text();
                case "FileRef" -> file = xml.attribute("uid", "");
                case "SequencePoint" -> point(xml, statements);
                case "BranchPoint" -> point(xml, branches);
                case "MethodPoint" -> methodPoint(xml);
                default -> {}
            }
        }
        for (Point point : statements) {
            hits = Math.max(hits, Math.min(1, point.visits));
            if (OpenCoverReader.isVisible(point.line) && (line == 0 || point.line < line)) {
                line = point.line;
            }
        }
    }

    private static void point(XmlCursor xml, List<Point> points) throws IOException {
        long visits = xml.count("vc", 0);
        if (visits >= 0) {
            if (points.size() >= Limits.RANGES / 4) {
                throw new ReportTooLargeException("has more than " + Limits.RANGES / 4 + " points in one method at "
                        + xml.place() + ", as no method has; check the tool that wrote it");
            }
            points.add(new Point(xml.pooled("fileid", ""), xml.integer("sl", 0), xml.number("offset", 0), visits));
        }
    }

    private void methodPoint(XmlCursor xml) {
        int at = xml.has("sl") ? xml.integer("sl", 0) : 0;
        line = OpenCoverReader.isVisible(at) ? at : 0;
        hits = Math.max(hits, xml.number("vc", 0));
    }

    /** Whether it counts: the tool says so, or it has points. */
    boolean isMeasured() {
        return counted || hasPoints();
    }

    boolean hasPoints() {
        return !statements.isEmpty();
    }

    String name() {
        return name;
    }

    /** The key of its file. */
    String file() {
        return !file.isEmpty() || statements.isEmpty() ? file : statements.get(0).file;
    }

    /** The line where it begins, 0 if unknown. */
    int line() {
        return line;
    }

    /** How often it was entered, as far as known. */
    long hits() {
        return hits;
    }

    /**
     * Adds its points to the tallies of their files.
     *
     * @param budget the budget for points of the report
     */
    void into(Function<String, StatementTally> tallies, Budget budget) {
        budget.take((long) statements.size() + branches.size());
        for (Point point : statements) {
            if (OpenCoverReader.isVisible(point.line)) {
                tallies.apply(fileOf(point)).statement(point.line, point.visits);
            }
        }
        for (Point point : branches) {
            int at = OpenCoverReader.isVisible(point.line) ? point.line : lineBefore(point.offset);
            boolean taken = point.visits > 0;
            StatementTally tally = tallies.apply(fileOf(point));
            if (at > 0) {
                tally.branch(at, taken);
            } else {
                tally.branchWithoutLine(taken);
            }
        }
    }

    private String fileOf(Point point) {
        return point.file.isEmpty() ? file() : point.file;
    }

    /** Old versions identify a branch only by its place in the code: it belongs to the statement before it. */
    private int lineBefore(long offset) {
        if (lineByOffset == null) {
            lineByOffset = new TreeMap<>();
            for (Point point : statements) {
                if (OpenCoverReader.isVisible(point.line)) {
                    lineByOffset.put(point.offset, point.line);
                }
            }
        }
        Map.Entry<Long, Integer> before = lineByOffset.floorEntry(offset);
        return before == null ? line : before.getValue();
    }
}
