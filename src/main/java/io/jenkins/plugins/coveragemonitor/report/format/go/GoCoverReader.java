package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the profiles of {@code go test -coverprofile} (format: {@code cmd/cover} and {@code golang.org/x/tools/cover}),
 * in the modes {@code set}, {@code count} and {@code atomic}.
 *
 * <p>Go counts statements ({@code INSTRUCTION}). A line is covered when any block on it ran. A profile over several
 * packages repeats equal blocks for each of them; they are one block.
 */
public final class GoCoverReader implements ReportReader {
    private static final Pattern BLOCK = Pattern.compile(".+:\\d+\\.\\d+,\\d+\\.\\d+ \\d+ \\d+");

    /** How many lines of another program may precede the mode, if standard output was saved as a file. */
    private static final int NOISE = 10;

    /** How many lines are read to distinguish a profile from another file that begins with the word mode. */
    private static final int LOOKED_AT = 20;

    private final Map<String, GoBlocks> files = new LinkedHashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files");
    private final Budget ranges = new Budget(2L * Limits.RANGES, "blocks");
    private int noise;
    private String path = "";
    /** The blocks of {@link #path}. */
    @SuppressWarnings("NullAway.Init")
    private GoBlocks blocks;

    /** Whether a file begins with the line that names the mode, followed by blocks if by anything. */
    public static boolean recognises(FilePrefix head) {
        if (!head.text().contains("mode: ")) {
            return false;
        }
        List<String> lines = head.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LOOKED_AT)
                .toList();
        int mode = 0;
        while (mode < lines.size() && !isMode(lines.get(mode))) {
            mode++;
        }
        boolean alone = lines.size() == 1 && mode == 0;
        return mode < lines.size()
                && mode <= NOISE
                && (alone || lines.stream().anyMatch(line -> BLOCK.matcher(line).matches()));
    }

    private static boolean isMode(String line) {
        return line.equals("mode: set") || line.equals("mode: count") || line.equals("mode: atomic");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        boolean begun = false;
        while (lines.next()) {
            lines.trim();
            if (lines.isTooLong()) {
                sink.problem(lines.place(), "is longer than " + ByteLines.LONGEST_LINE + " bytes and is left out");
            } else if (lines.startsWith("mode:") && isMode(lines.text(0).strip())) {
                begun = true;
            } else if (!begun && !lines.text(0).isBlank()) {
                before(lines, sink);
            } else if (!block(lines, sink) && !lines.text(0).isBlank()) {
                sink.problem(
                        lines.place(),
                        "is not a block (file:line.column,line.column statements count) and is left out");
            }
        }
        if (!begun) {
            throw new UnreadableReportException(
                    "names no mode (set, count or atomic), so it is not a Go cover profile; check that the tests ran");
        }
        GoLines budget = new GoLines(sink);
        files.forEach((file, found) -> found.push(file, budget, sink));
    }

    /** A line of another program; without a mode soon after it this is not a profile. */
    private void before(ByteLines lines, CoverageSink sink) throws IOException {
        if (noise++ == NOISE) {
            throw new UnreadableReportException(
                    lines.place() + " names no mode (set, count or atomic), so it is not a Go cover profile");
        }
        sink.problem(lines.place(), "stands before the mode and is left out");
    }

    private boolean block(ByteLines lines, CoverageSink sink) {
        int colon = lines.lastIndexOf(':');
        long line = lines.digits(colon + 1);
        boolean fits = colon > 0 && lines.stoppedAt('.');
        long column = fits ? lines.digits(lines.stop() + 1) : -1;
        fits = fits && lines.stoppedAt(',');
        long endLine = fits ? lines.digits(lines.stop() + 1) : -1;
        fits = fits && lines.stoppedAt('.');
        long endColumn = fits ? lines.digits(lines.stop() + 1) : -1;
        fits = fits && lines.stoppedAt(' ');
        long statements = fits ? lines.digits(lines.stop() + 1) : -1;
        if (!fits || !lines.stoppedAt(' ')) {
            return false;
        }
        long count = lines.count(lines.stop() + 1, lines.length());
        boolean inRange = isPosition(line, column) && isPosition(endLine, endColumn) && statements >= 0 && count >= 0;
        long start = line << 32 | column;
        long end = endLine << 32 | endColumn;
        if (!inRange || end < start || statements > Integer.MAX_VALUE) {
            return false;
        }
        if (!lines.startsWith(path) || path.length() != colon) {
            path = lines.text(0, colon);
            blocks = files.computeIfAbsent(path, this::newFile);
            path = isAscii(path) ? path : "";
        }
        if (count == CountText.HUGE) {
            sink.problem(lines.place(), "a count is beyond 64 bits and is taken as very often");
        }
        blocks.add(start, end, (int) statements, count);
        return true;
    }

    private GoBlocks newFile(String file) {
        cost.take(file.length() + 3L * Limits.FILE_COST);
        return new GoBlocks(ranges);
    }

    /** Only ASCII can be compared byte by byte with the next line. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean isPosition(long line, long column) {
        return line >= 1 && line <= Integer.MAX_VALUE && column >= 0 && column <= Integer.MAX_VALUE;
    }
}
