package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A range of executable lines that no test covers; lines without code do not interrupt it.
 *
 * @param from its first line
 * @param to its last line
 * @param lines how many executable lines it has
 */
public record GapCandidate(int from, int to, int lines) {
    /** All gaps of a file, ascending. */
    public static List<GapCandidate> of(FileCoverage file) {
        return of(file, line -> true);
    }

    /** The gaps of a file among some of its lines; another executable line ends a gap. */
    public static List<GapCandidate> of(FileCoverage file, IntPredicate among) {
        LineTable table = file.lines();
        List<GapCandidate> gaps = new ArrayList<>();
        int from = 0;
        int to = 0;
        int lines = 0;
        for (int i = 0; i < table.size(); i++) {
            if (!table.isLine(i)) {
                continue;
            }
            int number = table.number(i);
            if (table.hits(i) == 0 && among.test(number)) {
                from = lines == 0 ? number : from;
                to = number;
                lines++;
            } else if (lines > 0) {
                gaps.add(new GapCandidate(from, to, lines));
                lines = 0;
            }
        }
        if (lines > 0) {
            gaps.add(new GapCandidate(from, to, lines));
        }
        return gaps;
    }
}
