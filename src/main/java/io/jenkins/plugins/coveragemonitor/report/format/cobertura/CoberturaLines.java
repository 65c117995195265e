package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyBranches;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The {@code line} elements of one Cobertura class, or of all its methods; its arrays are reused for the next one. */
final class CoberturaLines {
    private static final int MOST_NAMED = 200_000;

    private int[] numbers = new int[32];
    private long[] hits = new long[32];
    private int[] covered = new int[32];
    private int[] total = new int[32];
    private final Map<Integer, BranchSet> branchSets = new HashMap<>();
    private final LineBranches conditions = new LineBranches();
    private boolean oddConditions;
    private int typeName;
    private int size;
    private int repeated;
    private long coveredBranches;
    private long allBranches;
    private boolean ran;

    /** Begins another class; two classes may share a line, but have branches of their own. */
    void clear(String type) {
        typeName = type.hashCode();
        branchSets.clear();
        conditions.clear();
        oddConditions = false;
        size = 0;
        repeated = 0;
        coveredBranches = 0;
        allBranches = 0;
        ran = false;
    }

    /**
     * Reads the current line.
     *
     * @return 1 if it has branches but does not say how many, else 0
     */
    int read(XmlCursor xml) throws IOException {
        endConditions();
        int number = xml.line("number");
        long count = xml.count("hits", 0);
        if (number == 0 || count < 0) {
            return 0;
        }
        int taken = 0;
        int all = 0;
        int unknown = 0;
        if (xml.fraction("condition-coverage")) {
            taken = (int) xml.fractionOver();
            all = (int) xml.fractionUnder();
            if (taken > all) {
                xml.problem("has " + taken + " of "
                        + Plurals.count(all, "branch, which is left out", "branches, which are left out"));
                taken = 0;
                all = 0;
            }
        } else if (xml.pooled("branch", "").equalsIgnoreCase("true")) {
            unknown = 1;
        }
        if (size > 0 && numbers[size - 1] == number) {
            repeated++;
        }
        add(number, count, taken, all);
        if (taken > 0 && taken < all && xml.has("missing-branches")) {
            targets(xml.attribute("missing-branches", ""), taken, all);
        }
        return unknown;
    }

    /** Reads the lines that missed branches lead to, as coverage.py names them. */
    private void targets(String text, int taken, int all) {
        String[] parts = text.split(",", all + 1);
        int[] targets = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            long target = parts[i].strip().equals("exit") ? CoveragePyBranches.EXIT : CountText.parse(parts[i]);
            if (target < 0 || target > Integer.MAX_VALUE) {
                return;
            }
            targets[i] = (int) target;
        }
        BranchSet set = targets.length == all - taken ? CoveragePyBranches.set(all, targets) : null;
        if (set != null) {
            name(size - 1, set);
        }
    }

    /** Reads a condition of the last line: how many of its two outcomes occurred. */
    void condition(XmlCursor xml) throws IOException {
        String share = xml.pooled("coverage", "");
        long percent = CountText.parse(share.endsWith("%") ? share.substring(0, share.length() - 1) : share);
        long name = 31L * typeName + xml.number("number", 0);
        conditions.group();
        // It does not say which of the two occurred. Taking it for the first one, two runs give no more than is
        // certain.
        conditions.inOrder(name, percent >= 50);
        conditions.inOrder(name, percent == 100);
        oddConditions |= percent != 0 && percent != 50 && percent != 100;
    }

    /** Keeps which branches of a line were taken; only the counts for a class with more such lines than any real one. */
    private void name(int index, BranchSet set) {
        if (branchSets.size() < MOST_NAMED) {
            branchSets.put(index, set);
        }
    }

    private void endConditions() {
        if (conditions.size() > 0) {
            int last = size - 1;
            boolean whole = !oddConditions
                    && last >= 0
                    && conditions.size() == total[last]
                    && conditions.covered() == covered[last];
            BranchSet set = whole ? conditions.set() : null;
            if (set != null) {
                name(last, set);
            }
            conditions.clear();
            oddConditions = false;
        }
    }

    private void add(int number, long count, int taken, int all) {
        if (size == numbers.length) {
            if (size >= Limits.RANGES) {
                throw new ReportTooLargeException("lists more than " + Limits.RANGES
                        + " lines of one class, as no compiler makes them; check the tool that wrote it");
            }
            numbers = Arrays.copyOf(numbers, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
            covered = Arrays.copyOf(covered, size * 2);
            total = Arrays.copyOf(total, size * 2);
        }
        numbers[size] = number;
        hits[size] = count;
        covered[size] = taken;
        total[size++] = all;
        coveredBranches += taken;
        allBranches += all;
        ran |= count > 0;
    }

    void push(CoverageSink sink) {
        endConditions();
        for (int i = 0; i < size; i++) {
            BranchSet set = branchSets.isEmpty() ? null : branchSets.get(i);
            if (set == null) {
                sink.line(numbers[i], hits[i], covered[i], total[i] - covered[i]);
            } else {
                sink.line(numbers[i], hits[i], set);
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int number(int index) {
        return numbers[index];
    }

    long hits(int index) {
        return hits[index];
    }

    /** How many lines directly follow themselves. */
    int repeated() {
        return repeated;
    }

    /** Whether any of them ran. */
    boolean ran() {
        return ran;
    }

    /** Branches that were taken. */
    long coveredBranches() {
        return coveredBranches;
    }

    /** All branches. */
    long allBranches() {
        return allBranches;
    }
}
