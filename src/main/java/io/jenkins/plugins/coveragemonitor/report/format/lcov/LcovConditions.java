package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcomes of the conditions in the files of an LCOV report (MC/DC, since lcov 2.2): each condition has two, true
 * and false, and one is covered when it alone decided the expression. Several records of a file are united.
 */
final class LcovConditions {
    /** The greatest number of conditions of an expression. */
    static final int MOST = (1 << 15) - 1;

    private final Budget kept = new Budget(Limits.FILE_ENTRIES, "outcomes of conditions");
    private final Map<String, LcovBranches> files = new LinkedHashMap<>();

    /**
     * Adds an outcome.
     *
     * @param conditions how many conditions the expression has, which distinguishes it from others of its line
     * @param index which of them this is, from 0
     */
    void add(String path, int line, int conditions, int index, boolean isTrue, boolean covered) {
        kept.take(1);
        long key = (long) conditions << Short.SIZE | (long) index << 1 | (isTrue ? 0 : 1);
        files.computeIfAbsent(path, ignored -> new LcovBranches()).add(line, key, covered);
    }

    /** Joins the outcomes of a file's records up to here. */
    void join(String path) {
        LcovBranches outcomes = files.get(path);
        if (outcomes != null) {
            int before = outcomes.size();
            outcomes.normalise();
            kept.giveBack(before - outcomes.size());
        }
    }

    /** Passes the sums of each file. */
    void sum(LcovSums sums) {
        files.forEach((path, outcomes) -> {
            long covered = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                covered += outcomes.isTaken(i) ? 1 : 0;
            }
            sums.conditions(path, covered, outcomes.size() - covered);
        });
    }
}
