package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.LinePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One record of an LCOV report, from {@code SF} to {@code end_of_record}; its arrays are reused for the next one.
 *
 * <p>What the record lists counts. Some tools list more than they count themselves, as their stated sums show: llvm-cov
 * lists lines outside any function and each instance of a template; coverage.py 6 lists docstrings and excluded lines
 * that ran; gcovr lists first lines of excluded functions. The record is then adapted to the tool's own numbers, but
 * only if the result is exact.
 */
final class LcovRecord {
    /** The length of a line's MD5 checksum in Base64 without padding, as coverage.py 6 appends it to each line. */
    private static final int CHECKSUM = 22;

    /** The length of a line's MD5 checksum in hexadecimal, as gcovr appends it to measured lines. */
    private static final int GCOVR_CHECKSUM = 32;

    /** The beginning of a line of the record that measures one. */
    static final LinePrefix LINE = LinePrefix.of("DA:");

    private static final int DROPPED = -1;

    private static final int FIRST = 64;

    private final PackedBranches firstBranches;

    private final IntList textNames;
    private final LineBranches onLine = new LineBranches();
    private final Map<String, LcovBranches> repeatedBranches = new LinkedHashMap<>();
    private final DuplicateCounter duplicates = new DuplicateCounter("lines of one record");
    private String path = "";
    private LcovFunctions functions = new LcovFunctions();
    private final LcovBranches branches = new LcovBranches();

    private int[] numbers = new int[FIRST];
    /** How often each line ran, {@link Integer#MAX_VALUE} for that or more. */
    private int[] hits = new int[FIRST];

    private int size;
    private int repeated;
    private @Nullable Budget entries;
    private boolean ordered;
    private boolean allChecked;
    private boolean byGcovr;
    private boolean listsConditions;
    private final LcovSums sums = new LcovSums();
    private final LcovConditions conditions = new LcovConditions();

    /**
     * A record of a report.
     *
     * @param textNames the name of each branch that is identified by a text, by the number of the text
     * @param expected about how many files with branches will come, from 0; further ones are accepted
     */
    LcovRecord(IntList textNames, int expected) {
        this.textNames = textNames;
        this.firstBranches = new PackedBranches(expected);
    }

    private static Budget newEntries() {
        return new Budget(Limits.FILE_ENTRIES, "lines of one file that stand more than once");
    }

    /** Begins the record of a file; without a path it is skipped. */
    void begin(String file) {
        path = file;
        functions = functions.isEmpty() ? functions : new LcovFunctions();
        branches.clear();
        size = 0;
        repeated = 0;
        entries = null;
        ordered = true;
        allChecked = true;
        byGcovr = false;
        listsConditions = false;
        sums.clear();
    }

    /** Pushes what only all records together show, and reports duplicates within a record. */
    void end(CoverageSink sink) {
        size = 0;
        repeatedBranches.forEach((file, all) -> {
            sink.file(file);
            all.normalise();
            pushLines(all, sink);
        });
        conditions.sum(sums);
        sums.push(sink);
        duplicates.report(sink);
    }

    /** The number of files with branches. */
    int branchedFiles() {
        return firstBranches.files();
    }

    LcovFunctions functions() {
        return functions;
    }

    /** {@code DA}, with the length of its checksum, negative if it has none. */
    void line(int number, long count, int checksum) {
        if (size == numbers.length) {
            makeRoom();
        }
        if (size > 0 && numbers[size - 1] >= number) {
            ordered = false;
        }
        allChecked &= checksum == CHECKSUM;
        byGcovr |= checksum == GCOVR_CHECKSUM;
        numbers[size] = number;
        hits[size++] = (int) Math.min(Integer.MAX_VALUE, count);
    }

    /** Consecutive {@code DA} of plain numbers without a checksum; returns how many there were. */
    int plainLines(ByteLines lines) {
        int read = lines.nextPairs(LINE, numbers, hits, size);
        for (int i = Math.max(1, size); i < size + read; i++) {
            ordered &= numbers[i - 1] < numbers[i];
        }
        allChecked &= read == 0;
        size += read;
        return read;
    }

    /** Joins duplicates, or else grows. */
    private void makeRoom() {
        Budget allowed = entries == null ? newEntries() : entries;
        allowed.take(size);
        if (!ordered) {
            repeated += sortAndJoin();
            ordered = true;
        }
        allowed.giveBack(size);
        entries = allowed;
        if (size >= Limits.LAST_LINE) {
            throw new ReportTooLargeException("lists more than " + Limits.LAST_LINE + " lines of "
                    + NameText.shown(path) + ", as no file has; check the tool that wrote it");
        }
        if (size > numbers.length / 2) {
            numbers = Arrays.copyOf(numbers, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
        }
    }

    /** Consecutive {@code BRDA} of plain numbers; returns how many there were. */
    int plainBranches(ByteLines lines) {
        return branches.addPlain(lines);
    }

    /** {@code BRDA}. */
    void branch(int line, long key, boolean taken) {
        branches.add(line, key, taken);
    }

    /** {@code MCDC}: an outcome of a condition. */
    void condition(int line, int count, int index, boolean isTrue, boolean covered) {
        listsConditions = true;
        if (!path.isEmpty()) {
            conditions.add(path, line, count, index, isTrue, covered);
        }
    }

    /** The sums that the record states. */
    LcovSums sums() {
        return sums;
    }

    /** Pushes the content of the record. */
    void push(CoverageSink sink) {
        if (path.isEmpty()) {
            return;
        }
        sink.file(path);
        conditions.join(path);
        duplicates.add(path, repeated + (ordered ? 0 : sortAndJoin()));
        noteUnlisted();
        Map<Integer, Integer> instances = functions.joinInstances(sums.found(Metric.FUNCTION));
        branches.normalise();
        dropUncounted(sink);
        branches.joinInstances(instances, sums.found(Metric.BRANCH));
        if (branches.size() > 0) {
            unite();
        }
        pushLines(branches, sink);
        functions.push(sink);
    }

    private void noteUnlisted() {
        if (size == 0) {
            sums.unlisted(path, Metric.LINE);
        }
        if (branches.size() == 0) {
            sums.unlisted(path, Metric.BRANCH);
        }
        if (functions.isEmpty()) {
            sums.unlisted(path, Metric.FUNCTION);
        }
        if (!listsConditions) {
            sums.unlisted(path, Metric.MCDC_PAIR);
        }
    }

    /** The branches of a file with several records are pushed at the end, because each may take others. */
    private void unite() {
        LcovBranches all = repeatedBranches.get(path);
        if (all == null) {
            int known = firstBranches.add(path, branches);
            if (known < 0) {
                return;
            }
            all = firstBranches.of(known);
            repeatedBranches.put(path, all);
        }
        all.addAll(branches);
        branches.clear();
    }

    private int sortAndJoin() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] sortedNumbers = new int[numbers.length];
        int[] sortedHits = new int[numbers.length];
        int kept = 0;
        for (long entry : order) {
            int from = (int) entry;
            if (kept > 0 && sortedNumbers[kept - 1] == numbers[from]) {
                sortedHits[kept - 1] = LineTable.addHits(sortedHits[kept - 1], hits[from]);
            } else {
                sortedNumbers[kept] = numbers[from];
                sortedHits[kept++] = hits[from];
            }
        }
        int surplus = size - kept;
        numbers = sortedNumbers;
        hits = sortedHits;
        size = kept;
        return surplus;
    }

    private void dropUncounted(CoverageSink sink) {
        long found = sums.found(Metric.LINE);
        if (found < 0 || found >= size) {
            return;
        }
        int surplus = (int) (size - found);
        int first = functions.firstLine();
        if (first < Integer.MAX_VALUE && surplus < size && numbers[surplus - 1] < first && numbers[surplus] >= first) {
            Arrays.fill(hits, 0, surplus, DROPPED);
        } else if (allChecked) {
            dropAsCoveragePy(surplus);
            sink.problem(
                    path,
                    "states " + Plurals.count(found, "line") + " but lists " + size
                            + " (coverage.py 6 lists docstrings and excluded lines that ran), so " + surplus
                            + " covered were left out; coverage.py 7 or its XML says exactly which");
        } else if (byGcovr) {
            dropFirstLines(surplus);
        }
        removeDropped();
    }

    private void dropAsCoveragePy(int surplus) {
        int left = surplus;
        for (int i = 0; i < size && left == surplus; i++) {
            left -= drop(i, hits[i] > 0);
        }
        for (int i = size - 1; i >= 0 && left > 0; i--) {
            left -= drop(i, hits[i] > 0 && !branches.isOn(numbers[i]));
        }
    }

    /**
     * gcovr (since 8.5) lists the first line of each function, even if that line is excluded and not counted. It does
     * not say which ones those are; the sums do, if it is all of them.
     */
    private void dropFirstLines(int surplus) {
        Set<Integer> firstLines = functions.lines();
        long ran = IntStream.range(0, size).filter(i -> hits[i] > 0).count();
        long covered = ran - sums.hit(Metric.LINE);
        long missed = surplus - covered;
        if (sums.hit(Metric.LINE) < 0 || covered < 0 || missed < 0) {
            return;
        }
        for (int i = size - 1; i >= 0; i--) {
            boolean candidate = firstLines.contains(numbers[i]);
            if (hits[i] > 0) {
                covered -= drop(i, candidate && covered > 0);
            } else {
                missed -= drop(i, candidate && missed > 0);
            }
        }
    }

    private int drop(int index, boolean isDropped) {
        hits[index] = isDropped ? DROPPED : hits[index];
        return isDropped ? 1 : 0;
    }

    private void removeDropped() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (hits[i] != DROPPED) {
                numbers[kept] = numbers[i];
                hits[kept++] = hits[i];
            }
        }
        size = kept;
    }

    private void pushLines(LcovBranches of, CoverageSink sink) {
        int next = 0;
        for (int at = 0; at < of.size(); ) {
            int branched = of.line(at);
            int from = next;
            while (next < size && numbers[next] < branched) {
                next++;
            }
            sink.lines(numbers, hits, from, next);
            at = collect(of, at, branched);
            if (next < size && numbers[next] == branched) {
                onLine.push(sink, branched, hits[next++]);
            } else {
                onLine.push(sink, branched);
            }
        }
        sink.lines(numbers, hits, next, size);
    }

    /** Collects the branches of a line, and returns the index behind them. */
    private int collect(LcovBranches of, int first, int line) {
        onLine.clear();
        long block = -1;
        int at = first;
        boolean byText = of.hasTexts() && isAnyText(of, first, line);
        for (; at < of.size() && of.line(at) == line; at++) {
            long key = of.key(at);
            if (byText) {
                int name = LcovBranches.isText(key) ? textNames.get((int) key) : Long.hashCode(key) & Integer.MAX_VALUE;
                onLine.named(name, of.isTaken(at));
                continue;
            }
            if (key >>> Integer.SIZE != block) {
                onLine.group();
                block = key >>> Integer.SIZE;
            }
            boolean isException = key < 0;
            onLine.inOrder(isException ? ~(int) key : (int) key, of.isTaken(at));
        }
        return at;
    }

    /** Whether a line has a branch identified by a text, whose number, and so its order, differs between reports. */
    private static boolean isAnyText(LcovBranches of, int first, int line) {
        for (int at = first; at < of.size() && of.line(at) == line; at++) {
            if (LcovBranches.isText(of.key(at))) {
                return true;
            }
        }
        return false;
    }
}
