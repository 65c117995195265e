package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotated sources of gcov ({@code .gcov}): each line has its count and number, is followed by its branches,
 * and preceded by the functions that begin on it. One file may contain several sources.
 */
public final class GcovTextReader implements ReportReader {
    private static final String SOURCE = "Source:";
    private static final String FOLDER = "Working directory:";
    private static final String CONDITIONS = "condition outcomes covered ";

    /** What gcov writes between the lines besides; the last two since GCC 15, of paths. */
    private static final List<String> OTHERS = List.of("call ", "unconditional ", "path", "BB ");

    private record Function(String name, long calls) {}

    private final List<Function> begun = new ArrayList<>();
    private Budget waiting = newBudget();
    private @Nullable GcovTextFile file;
    private final ConditionOutcomes conditions = new ConditionOutcomes();
    private boolean readsLines;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        String first = head.text().stripLeading();
        int end = first.indexOf('\n');
        String line = end < 0 ? first : first.substring(0, end);
        return line.startsWith("-:") && line.substring(2).strip().startsWith("0:" + SOURCE);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        while (lines.next()) {
            if (lines.isTooLong() || lines.length() == 0) {
                continue;
            }
            if (lines.startsWith("function ")) {
                function(lines.text(9));
            } else if (lines.startsWith("branch ")) {
                branch(lines.text(7));
            } else if (lines.startsWith(CONDITIONS)) {
                decision(lines.text(CONDITIONS.length()));
            } else if (lines.startsWith("condition ")) {
                missed(lines.text(10));
            } else if (OTHERS.stream().noneMatch(lines::startsWith)) {
                line(lines, sink);
            }
        }
        if (file == null) {
            throw new UnreadableReportException("names no source, so it is not a gcov file; have gcov write it again");
        }
        file.push(sink);
        conditions.push(sink);
    }

    private static Budget newBudget() {
        return new Budget(Limits.characters(), "names of functions before one line");
    }

    /** {@code name called 3 returned 100% blocks executed 75%}; a demangled name may contain blanks. */
    private void function(String text) {
        int called = text.lastIndexOf(" called ");
        if (called < 0 || file == null) {
            return;
        }
        String rest = text.substring(called + 8);
        int blank = rest.indexOf(' ');
        long calls = count(blank < 0 ? rest : rest.substring(0, blank));
        if (calls >= 0) {
            waiting.take(called + 5L * Limits.FUNCTION_COST);
            begun.add(new Function(text.substring(0, called), calls));
        }
    }

    /** {@code  0 taken 50% (fallthrough)} or {@code  0 never executed}. */
    private void branch(String text) {
        int taken = text.indexOf(" taken ");
        if (file == null || !readsLines || taken < 0 && !text.contains(" never executed")) {
            return;
        }
        String rest = taken < 0 ? "0" : text.substring(taken + 7).strip();
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ' ' && rest.charAt(end) != '%') {
            end++;
        }
        file.branch(count(rest.substring(0, end)) > 0);
    }

    /** {@code 3/8}, since GCC 14: how many outcomes of the conditions of an expression are covered. */
    private void decision(String text) {
        int slash = text.indexOf('/');
        long covered = CountText.parse(text.substring(0, Math.max(0, slash)));
        long outcomes = CountText.parse(text.substring(slash + 1));
        if (file != null && readsLines && covered >= 0 && outcomes > 0 && outcomes <= Limits.LAST_LINE) {
            file.decision(covered, (int) outcomes);
        }
    }

    /** {@code  0 not covered (true false)}: which outcomes of one condition of it are not. */
    private void missed(String text) {
        int not = text.indexOf(" not covered (");
        long condition = not < 0 ? CountText.UNUSABLE : CountText.parse(text.substring(0, not));
        if (file != null && readsLines && condition >= 0 && condition < Limits.LAST_LINE) {
            if (text.indexOf("true", not) > 0) {
                file.missed((int) condition * 2);
            }
            if (text.indexOf("false", not) > 0) {
                file.missed((int) condition * 2 + 1);
            }
        }
    }

    private void line(ByteLines lines, CoverageSink sink) {
        int first = lines.indexOf(':', 0);
        int second = lines.indexOf(':', first + 1);
        if (second >= lines.length()) {
            return;
        }
        String number = lines.text(first + 1, second).strip();
        if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // The name of a template's instance, or a block of a line.
            return;
        }
        String count = lines.text(0, first).strip();
        if (number.equals("0")) {
            head(lines.text(second + 1), sink);
        } else if (file != null) {
            counted(file, count, CountText.parse(number), lines, sink);
        }
    }

    private void head(String text, CoverageSink sink) {
        if (text.startsWith(SOURCE)) {
            if (file != null) {
                file.push(sink);
            }
            file = new GcovTextFile(text.substring(SOURCE.length()).strip(), conditions);
            begun.clear();
            readsLines = false;
        } else if (text.startsWith(FOLDER)) {
            sink.sourceRoot(text.substring(FOLDER.length()).strip());
        }
    }

    private void counted(GcovTextFile current, String text, long number, ByteLines lines, CoverageSink sink) {
        readsLines = false;
        long hits = hits(text);
        if (number > Integer.MAX_VALUE || hits == CountText.UNUSABLE && !text.equals("-")) {
            sink.problem(
                    lines.place(),
                    "has " + NameText.shown(text) + " for line " + number + ", which is not a count and is left out");
            return;
        }
        if (hits == CountText.HUGE) {
            sink.problem(lines.place(), "a count is beyond 64 bits and is taken as very often");
        }
        if (hits >= 0) {
            readsLines = true;
            current.line((int) number, hits);
            begun.forEach(function -> current.function(function.name, (int) number, function.calls));
            if (!begun.isEmpty()) {
                begun.clear();
                waiting = newBudget();
            }
        }
    }

    private static long hits(String text) {
        String count = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        boolean missed =
                count.equals("#####") || count.equals("=====") || count.equals("$$$$$") || count.equals("%%%%%");
        return missed ? 0 : count(count);
    }

    /** A count, which {@code gcov -H} shortens to {@code 1.5k}: then only its size is known. */
    private static long count(String text) {
        int last = text.length() - 1;
        boolean shortened = last > 0 && "kMGTPEZY".indexOf(text.charAt(last)) >= 0;
        return CountText.parse(shortened ? text.substring(0, last) : text);
    }
}
