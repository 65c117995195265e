package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.util.Arrays;

/** The {@code line} elements of one Cobertura class, or of all of its methods; its arrays are used again for the next one. */
final class CoberturaLines {
    private int[] numbers = new int[32];
    private long[] hits = new long[32];
    private int[] covered = new int[32];
    private int[] total = new int[32];
    private int size;
    private int repeated;
    private long coveredBranches;
    private long allBranches;
    private boolean ran;

    /** Begins another class. */
    void clear() {
        size = 0;
        repeated = 0;
        coveredBranches = 0;
        allBranches = 0;
        ran = false;
    }

    /**
     * Reads the line that starts here.
     *
     * @return 1 if it has branches but does not tell how many, else 0
     */
    int read(XmlCursor xml) throws IOException {
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
        return unknown;
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
        for (int i = 0; i < size; i++) {
            sink.line(numbers[i], hits[i], covered[i], total[i] - covered[i]);
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

    /** How many lines stand directly behind themselves. */
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
