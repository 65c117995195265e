package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.PathIndex;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sink that collects one report in compact form. */
public final class ReportBuilder implements CoverageSink {
    /** Further problems are only counted: one broken tool must not fill a build's log. */
    static final int MAX_PROBLEMS = 50;

    /** The path of a file that a report gives without one. */
    static final String UNNAMED = "(unnamed)";

    private final PathIndex paths;

    /** The files that are finished, by the numbers of their paths. */
    private final List<@Nullable FileCoverage> files;

    /** The files of which more came, or that have anything twice or out of order, by the same numbers. */
    private final List<@Nullable FileBuilder> builders;

    /** How many of these there are. */
    private int kept;

    /** The builder of each file that comes for the first time. */
    private FileBuilder first = new FileBuilder();

    private final Set<String> sourceRoots = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private long moreProblems;
    private final LineBuffer lines = new LineBuffer();
    private final FunctionBuffer functions = new FunctionBuffer();
    private @Nullable FileBuilder current;
    /** The number of the current file, -1 if it is left out. */
    private int currentNumber;

    private @Nullable String currentPath;
    private boolean repeatsExpected;
    private boolean measuresLines;
    private boolean statesCounters;
    private long characters;
    private long lineCount;

    private final TestCounter tests = new TestCounter();
    private final Deque<SuiteBuilder> open = new ArrayDeque<>();
    private final List<TestSuite> suites = new ArrayList<>();

    /** Creates an empty sink. */
    public ReportBuilder() {
        this(0);
    }

    /**
     * Creates an empty sink.
     *
     * @param expected about how many files will come, from 0; further ones are accepted
     */
    ReportBuilder(int expected) {
        paths = new PathIndex(expected);
        files = new ArrayList<>(expected);
        builders = new ArrayList<>(expected);
    }

    @Override
    public void file(String path) {
        if (path.equals(currentPath)) {
            return;
        }
        flush();
        currentPath = path;
        if (path.length() > Limits.PATH) {
            problem(path, "has a path of more than " + Limits.PATH + " characters, as no file has, and is left out");
            current = new FileBuilder();
            currentNumber = -1;
            return;
        }
        String normal = path.isBlank() ? UNNAMED : path.indexOf('\\') < 0 ? path : path.replace('\\', '/');
        currentNumber = paths.number(normal);
        current = currentNumber < files.size() ? again() : begun(normal);
    }

    private FileBuilder begun(String path) {
        spend(path.length() + Limits.FILE_COST);
        files.add(null);
        builders.add(null);
        first.begin(path);
        return first;
    }

    /** The builder of the current file, which came before. */
    private FileBuilder again() {
        FileBuilder known = builders.get(currentNumber);
        if (known == null) {
            known = FileBuilder.again(Objects.requireNonNull(files.get(currentNumber)));
            builders.set(currentNumber, known);
            kept++;
        }
        return known;
    }

    @Override
    public void sourceRoot(String path) {
        spend(path.length() + Limits.FILE_COST);
        sourceRoots.add(path.replace('\\', '/'));
    }

    @Override
    public void expectRepeats() {
        repeatsExpected = true;
    }

    @Override
    public void line(int number, long hits, int coveredBranches, int missedBranches) {
        if (number < 1 || hits < 0 || coveredBranches < 0 || missedBranches < 0) {
            problem(place(number), "has a number out of range and is left out");
        } else {
            requireFile();
            lines.add(number, clamp(hits), coveredBranches, missedBranches);
        }
    }

    @Override
    public void lines(int[] numbers, int[] hits, int from, int to) {
        if (from == to) {
            return;
        }
        requireFile();
        if (!lines.addAll(numbers, hits, from, to)) {
            CoverageSink.super.lines(numbers, hits, from, to);
        }
    }

    @Override
    public void branches(int number, int coveredBranches, int missedBranches) {
        if (number < 1 || coveredBranches < 0 || missedBranches < 0) {
            problem(place(number), "has a number out of range and is left out");
        } else {
            requireFile();
            lines.add(number, LineTable.NOT_A_LINE, coveredBranches, missedBranches);
        }
    }

    @Override
    public void line(int number, long hits, BranchSet branches) {
        line(number, hits, branches.covered(), branches.missed());
        if (number >= 1 && hits >= 0) {
            requireFile().named(number, branches);
        }
    }

    @Override
    public void branches(int number, BranchSet branches) {
        branches(number, branches.covered(), branches.missed());
        if (number >= 1) {
            requireFile().named(number, branches);
        }
    }

    @Override
    public void function(String name, int line, long hits) {
        if (line < 0 || hits < 0) {
            problem(place(line), "the function " + NameText.shown(name) + " has a number out of range and is left out");
        } else {
            requireFile();
            spend(name.length() + Limits.FUNCTION_COST);
            functions.add(name, line, clamp(hits));
        }
    }

    @Override
    public void counter(Metric metric, long covered, long missed) {
        if (covered < 0 || missed < 0 || covered + missed < 0) {
            problem(
                    currentPath,
                    "has " + Plurals.withArticle(metric + " counter") + " out of range, which is left out");
        } else {
            requireFile().counter(metric, new Counter(covered, missed));
            statesCounters = true;
        }
    }

    @Override
    public void test(String name, TestOutcome outcome, double time) {
        tests.add(outcome, time);
        if (!open.isEmpty()) {
            open.getLast().test(name, outcome, time);
        }
    }

    @Override
    public void suite(String name, String run) {
        spend(name.length() + Limits.FILE_COST);
        open.addLast(new SuiteBuilder(name, run));
    }

    @Override
    public void endSuite() {
        open.removeLast().build().ifPresent(suites::add);
    }

    @Override
    public void problem(@Nullable String place, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(NameText.shown(place) + ": " + ConsoleEscaper.line(what));
        } else {
            moreProblems++;
        }
    }

    /** The report of the collected events. */
    public Report build(String format) {
        flush();
        DuplicateCounter repeatedLines = new DuplicateCounter("lines");
        DuplicateCounter repeatedFunctions = new DuplicateCounter("functions");
        for (int i = 0; kept > 0; i++) {
            // Each builder is released at once, so that a large report is not in memory twice.
            FileBuilder file = builders.set(i, null);
            if (file != null) {
                files.set(i, file.build(repeatedLines, repeatedFunctions));
                kept--;
            }
        }
        if (!repeatsExpected) {
            repeatedLines.report(this);
        }
        repeatedFunctions.report(this);
        if (moreProblems > 0) {
            problems.add("and " + Plurals.count(moreProblems, "more problem"));
        }
        return new Report(format, files, tests.totals(), suites, List.copyOf(sourceRoots), problems);
    }

    /** The report of the collected events, with a problem if it measures nothing. */
    Report buildMeasured(String format) {
        Report report = build(format);
        // Files with lines measure something, and without stated counters no sum over them is out of range.
        return measuresLines && !statesCounters ? report : report.withProblemIfEmpty();
    }

    /** The paths of its files so far. */
    PathIndex paths() {
        return paths;
    }

    /** How many distinct lines it has so far. */
    long lineCount() {
        return lineCount;
    }

    /** The cost of the names so far, in characters. */
    long characterCount() {
        return characters;
    }

    private FileBuilder requireFile() {
        if (current == null) {
            throw new IllegalStateException("a reader pushed a line before a file");
        }
        return current;
    }

    /** Passes the collected lines and functions to their file. */
    private void flush() {
        if (current != null) {
            int before = current.size();
            current.append(lines);
            current.append(functions);
            lineCount += current.size() - before;
            if (lineCount > Limits.LINES) {
                throw new ReportTooLargeException(
                        "lists more than " + Limits.LINES + " lines, the limit for one report; split it by module");
            }
            keep(current);
        }
        lines.clear();
        functions.clear();
    }

    /** Finishes a file if it came for the first time and all of it is plain, or else keeps its builder. */
    private void keep(FileBuilder file) {
        if (file == first && currentNumber >= 0) {
            if (file.isPlain()) {
                files.set(currentNumber, file.plain());
                measuresLines |= file.measuresLines();
            } else {
                builders.set(currentNumber, file);
                kept++;
                first = new FileBuilder();
            }
        }
    }

    /** Takes the cost of a name from the budget of the report. */
    private void spend(int cost) {
        characters += cost;
        if (characters > Limits.characters()) {
            throw new ReportTooLargeException("has names of more than " + Limits.characters()
                    + " characters in all, the limit for one report; split it by module");
        }
    }

    private String place(int number) {
        return currentPath + ":" + number;
    }

    private static int clamp(long hits) {
        return (int) Math.min(Integer.MAX_VALUE, hits);
    }
}
