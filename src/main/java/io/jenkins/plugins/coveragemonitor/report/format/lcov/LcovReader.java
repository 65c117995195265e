package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.SplitPoint;
import io.jenkins.plugins.coveragemonitor.report.format.SplitReader;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.LinePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads LCOV tracefiles ({@code geninfo(1)} of lcov 1 and 2), as lcov, gcovr, Istanbul, c8, coverage.py, coverlet,
 * grcov and llvm-cov write them.
 *
 * <p>A file with a section for each test is the union of the sections. The summary lines ({@code LF}, {@code BRF} …)
 * are not trusted; they only reveal known habits of some tools, see {@link LcovRecord}.
 */
public final class LcovReader implements SplitReader {
    private static final List<String> RECORDS =
            List.of("DA:", "FN:", "FNL:", "FNF:", "LF:", "BRDA:", "BRF:", "VER:", "end_of_record");

    /** The beginnings of all lines of a record. */
    private static final List<String> KNOWN = List.of(
            "DA:", "FN:", "FNDA:", "FNL:", "FNA:", "FNF:", "FNH:", "LF:", "LH:", "BRDA:", "BRF:", "BRH:", "MCDC:",
            "MCF:", "MCH:", "VER:", "#");

    private static final LinePrefix TEST = LinePrefix.of("TN:");
    private static final LinePrefix SOURCE = LinePrefix.of("SF:");

    /** How many lines of another program may precede the first record, if standard output was saved as a file. */
    private static final int NOISE = 10;

    private final Map<String, Long> texts = new HashMap<>();
    private final Budget textCost = new Budget(Limits.characters(), "names of branches");
    /** Set before anything is read, like the next two. */
    @SuppressWarnings("NullAway.Init")
    private ByteLines lines;

    @SuppressWarnings("NullAway.Init")
    private CoverageSink sink;

    private final long[] numbers = new long[2];

    @SuppressWarnings("NullAway.Init")
    private LcovFields fields;

    private final IntList textNames = new IntList();
    private final LcovRecord record;
    private boolean inRecord;
    private boolean any;
    private long noise;

    /** Creates a reader of one report. */
    public LcovReader() {
        this(0);
    }

    private LcovReader(int expected) {
        record = new LcovRecord(textNames, expected);
    }

    /** Whether a file is a tracefile: a test or a source file, and then its records. */
    public static boolean recognises(FilePrefix head) {
        boolean begins = head.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(NOISE)
                .anyMatch(line -> line.startsWith("TN:") || line.startsWith("SF:"));
        if (!begins && !hasWholeRecord(head.text())) {
            return false;
        }
        // A whole prefix has many thousand lines, and nearly always the first two suffice.
        boolean hasSource = false;
        boolean hasRecord = head.isCutOff();
        for (Iterator<String> lines = head.text().lines().iterator(); lines.hasNext() && !(hasSource && hasRecord); ) {
            String line = lines.next().stripLeading();
            hasSource |= line.startsWith("SF:");
            hasRecord |= RECORDS.stream().anyMatch(line::startsWith);
        }
        return hasSource && hasRecord;
    }

    /** Whether a text, behind whatever another program printed, has a record of which each line is known. */
    private static boolean hasWholeRecord(String text) {
        if (!text.contains("\nSF:") || !text.contains("\nend_of_record")) {
            return false;
        }
        boolean inside = false;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (line.startsWith("SF:")) {
                inside = true;
            } else if (inside && line.startsWith("end_of_record")) {
                return true;
            } else {
                inside = inside && KNOWN.stream().anyMatch(line::startsWith);
            }
        }
        return false;
    }

    /** Before each record; one that has not ended there reports a problem. */
    @Override
    public Optional<SplitPoint> cut(FilePrefix head) {
        return Optional.of(new SplitPoint("", "\nSF:", ""));
    }

    @Override
    public SplitReader another() {
        return new LcovReader(record.branchedFiles());
    }

    @Override
    public void read(InputStream in, CoverageSink to) throws IOException {
        lines = new ByteLines(in);
        sink = to;
        fields = new LcovFields(lines, to);
        while (lines.next()) {
            if (lines.isTooLong()) {
                sink.problem(lines.place(), "is longer than " + ByteLines.LONGEST_LINE + " bytes and is left out");
            } else {
                lines.trim();
                if (lines.length() > 0) {
                    line();
                }
            }
            plainLines();
        }
        if (inRecord) {
            sink.problem(lines.place(), "the report ends without end_of_record, it may be cut off");
            endRecord();
        }
        record.end(sink);
        if (!any) {
            throw new UnreadableReportException(
                    "holds no SF record, so it is not an LCOV report; check that the tests ran with coverage");
        }
    }

    /** Reads consecutive lines in the usual form, plain numbers, as {@link #line} does. */
    private void plainLines() {
        int read = 1;
        while (inRecord && read > 0) {
            read = switch (lines.following()) {
                case 'D' -> record.plainLines(lines);
                case 'B' -> record.plainBranches(lines);
                default -> 0;
            };
        }
    }

    private static boolean isLine(long number) {
        return number >= 1 && number <= Integer.MAX_VALUE;
    }

    private void line() {
        switch (lines.at(0)) {
            case 'D' -> {
                if (lines.startsWith(LcovRecord.LINE)) {
                    execution();
                } else {
                    unknown();
                }
            }
            case 'B' -> {
                if (lines.startsWith(LcovBranches.BRANCH)) {
                    branch();
                } else {
                    summary();
                }
            }
            case 'F' -> function();
            case 'S' -> source();
            case 'e' -> end();
            case 'L' -> summary();
            case 'M' -> condition();
            case '#' -> {}
            default -> unknown();
        }
    }

    private void source() {
        if (!lines.startsWith(SOURCE)) {
            unknown();
            return;
        }
        if (inRecord) {
            sink.problem(lines.place(), "another file begins without end_of_record before it");
            endRecord();
        }
        if (!any && noise > NOISE) {
            sink.problem(
                    lines.place(),
                    "begins the first record behind "
                            + Plurals.count(noise - NOISE, "more line that is none", "more lines that are none"));
        }
        any = true;
        String path = lines.text(3).strip();
        if (path.isEmpty()) {
            sink.problem(lines.place(), "SF names no file, its lines are left out");
        }
        record.begin(path);
        inRecord = true;
    }

    private void end() {
        if (!lines.startsWith("end_of_record")) {
            unknown();
        } else if (inRecord) {
            endRecord();
        }
    }

    private void endRecord() {
        record.push(sink);
        inRecord = false;
    }

    /** Plain numbers, and a checksum behind them. */
    private boolean plainExecution() {
        if (!inRecord || lines.numbers(3, numbers, 2) != 2 || !isLine(numbers[0])) {
            return false;
        }
        int stop = lines.stop();
        if (stop < lines.length() && lines.at(stop) != ',') {
            return false;
        }
        record.line((int) numbers[0], numbers[1], lines.length() - stop - 1);
        return true;
    }

    private void execution() {
        if (plainExecution()) {
            return;
        }
        int comma = lines.indexOf(',', 3);
        int line = fields.lineNumber(3, comma);
        int checksum = lines.indexOf(',', Math.min(comma + 1, lines.length()));
        long hits = comma < lines.length() ? fields.count(comma + 1, checksum) : CountText.UNUSABLE;
        if (line > 0 && hits >= 0 && in()) {
            record.line(line, hits, lines.length() - checksum - 1);
        } else if (line > 0 && hits < 0) {
            fields.bad("DA needs a line and a count of zero or more");
        }
    }

    private void branch() {
        int first = lines.indexOf(',', 5);
        int second = lines.indexOf(',', Math.min(first + 1, lines.length()));
        int last = lines.lastIndexOf(',');
        int line = fields.lineNumber(5, first);
        if (line <= 0) {
            return;
        }
        boolean never = last > second && last == lines.length() - 2 && lines.at(last + 1) == '-';
        long taken = never ? 0 : last > second ? fields.count(last + 1, lines.length()) : CountText.UNUSABLE;
        if (taken < 0) {
            fields.bad("BRDA needs a line, a block, a branch and a count of zero or more or a dash");
        } else if (in()) {
            record.branch(line, key(first + 1, second, last), taken > 0);
        }
    }

    /** Distinguishes a branch from others of its line: block and branch as numbers, or else their text's number. */
    private long key(int start, int comma, int stop) {
        boolean exception = start < comma && lines.at(start) == 'e';
        long block = lines.count(exception ? start + 1 : start, comma);
        long branch = lines.count(comma + 1, stop);
        if (block >= 0 && block < 1 << 30 && branch >= 0 && branch <= Integer.MAX_VALUE) {
            return (exception ? block | LcovBranches.EXCEPTION : block) << 32 | branch;
        }
        String text = lines.text(start, stop);
        Long known = texts.get(text);
        if (known == null) {
            textCost.take(text.length() + Limits.FILE_COST);
            known = (long) texts.size();
            texts.put(text, known);
            textNames.add(text.hashCode() & Integer.MAX_VALUE);
        }
        return LcovBranches.TEXT | known;
    }

    /** Line, conditions of the expression, sense, count, index and text; a {@code U} before the second excludes it. */
    private void condition() {
        if (!lines.startsWith("MCDC:")) {
            summary();
            return;
        }
        int[] comma = new int[5];
        for (int i = 0, at = 5; i < comma.length; i++) {
            comma[i] = lines.indexOf(',', Math.min(at, lines.length()));
            at = comma[i] + 1;
        }
        int line = fields.lineNumber(5, comma[0]);
        if (line <= 0 || comma[0] + 1 < lines.length() && lines.at(comma[0] + 1) == 'U') {
            return;
        }
        boolean isWhole = comma[3] < lines.length() && comma[2] == comma[1] + 2;
        char sense = isWhole ? (char) lines.at(comma[1] + 1) : ' ';
        long count = isWhole ? lines.count(comma[0] + 1, comma[1]) : 0;
        long taken = isWhole ? fields.count(comma[2] + 1, comma[3]) : CountText.UNUSABLE;
        long index = isWhole ? lines.count(comma[3] + 1, comma[4]) : CountText.UNUSABLE;
        if ((sense != 't' && sense != 'f') || taken < 0 || index < 0 || index >= count || count > LcovConditions.MOST) {
            fields.bad("MCDC needs a line, a number of conditions, t or f, a count and the index of a condition");
        } else if (in()) {
            record.condition(line, (int) count, (int) index, sense == 't', taken > 0);
        }
    }

    private void function() {
        if (lines.startsWith("FN:")) {
            int comma = lines.indexOf(',', 3);
            int second = lines.indexOf(',', Math.min(comma + 1, lines.length()));
            boolean hasEnd = second < lines.length() && fields.isDigits(comma + 1, second);
            int line = fields.lineNumber(3, comma);
            if (line > 0 && in()) {
                record.functions().declare(lines.text(Math.min((hasEnd ? second : comma) + 1, lines.length())), line);
            }
        } else if (lines.startsWith("FNDA:")) {
            int comma = lines.indexOf(',', 5);
            long hits = fields.count(5, comma);
            if (hits >= 0 && in()) {
                record.functions().entered(lines.text(Math.min(comma + 1, lines.length())), hits);
            } else if (hits < 0) {
                fields.bad("FNDA needs a count of zero or more and a name");
            }
        } else if (lines.startsWith("FNL:")) {
            int comma = lines.indexOf(',', 4);
            int second = lines.indexOf(',', Math.min(comma + 1, lines.length()));
            int line = fields.lineNumber(comma + 1, second);
            if (line > 0 && in()) {
                record.functions().declareIndex(lines.text(4, comma), line);
            }
        } else if (lines.startsWith("FNA:")) {
            int comma = lines.indexOf(',', 4);
            int second = lines.indexOf(',', Math.min(comma + 1, lines.length()));
            long hits = fields.count(comma + 1, second);
            if (hits >= 0 && second < lines.length() && in()) {
                record.functions().enteredIndex(lines.text(4, comma), lines.text(second + 1), hits);
            } else {
                fields.bad("FNA needs an index, a count of zero or more and a name");
            }
        } else {
            summary();
        }
    }

    private void summary() {
        int name = LcovSums.name(lines);
        if (name < 0 && lines.indexOf(':', 0) > 3) {
            unknown();
        } else if (name >= 0 && inRecord) {
            record.sums().state(name, lines);
        }
    }

    private void unknown() {
        boolean known = lines.startsWith(TEST) || lines.startsWith("VER:") || lines.startsWith("KF");
        if (!known && !lines.text(0).isBlank() && (any || noise++ < NOISE)) {
            fields.bad("is not an LCOV record");
        }
    }

    private boolean in() {
        if (!inRecord) {
            fields.bad("stands outside of a file's record");
        }
        return inRecord;
    }
}
