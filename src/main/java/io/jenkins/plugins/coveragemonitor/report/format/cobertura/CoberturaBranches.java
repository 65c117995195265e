package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Branches that a Cobertura report counts but does not list: Istanbul writes only lines with a statement, so the branch
 * of a default argument appears only in the totals and in the rate of its class.
 *
 * <p>They count only if everything fits. For each class whose rate is not that of its lines, the fewest additional
 * branches that give its rate are assumed, and together they must make up the root's totals exactly. The totals of an
 * edited report do not, and are ignored.
 */
final class CoberturaBranches {
    /** The most unlisted branches of a class that can be derived from a rate with four digits. */
    private static final int MOST = 64;

    /** Rates are cut off or rounded at four digits. */
    private static final double PRECISION = 1e-4;

    private record Odd(String path, long covered, long all, double rate) {
        private boolean gives(long moreCovered, int more) {
            return Math.abs((double) (covered + moreCovered) / (all + more) - rate) < PRECISION;
        }
    }

    private final List<Odd> odd = new ArrayList<>();
    private long missingCovered;
    private long missing;
    private boolean listed;
    private long stated;

    /** The root's totals. */
    void stated(int covered, int all) {
        missingCovered = covered;
        missing = all;
        stated = all;
    }

    /** Adds a class with its lines and its rate ({@code NaN} if it has none). */
    void type(String path, CoberturaLines lines, double rate) {
        long covered = lines.coveredBranches();
        long all = lines.allBranches();
        missingCovered -= covered;
        missing -= all;
        listed |= all > 0;
        Odd candidate = new Odd(path, covered, all, rate);
        // A class without branches has the rate 1 or 0, depending on the tool.
        boolean fits = all == 0 ? rate == 1 || rate == 0 : candidate.gives(0, 0);
        if (!fits && rate >= 0 && rate <= 1) {
            odd.add(candidate);
        }
    }

    /**
     * Pushes the branches of each file with unlisted ones, if they are certain; returns whether there are no others.
     */
    void settle(CoverageSink sink) {
        if (!proven(sink) && !listed && stated > 0) {
            sink.problem(
                    "report",
                    "states " + Plurals.count(stated, "branch", "branches") + " but lists none, so none is counted");
        }
    }

    private boolean proven(CoverageSink sink) {
        if (missing <= 0 || missingCovered < 0 || missingCovered > missing || odd.isEmpty()) {
            return false;
        }
        long[] covered = new long[odd.size()];
        int[] all = new int[odd.size()];
        for (int i = 0; i < all.length; i++) {
            Odd one = odd.get(i);
            for (int more = 1; more <= MOST && all[i] == 0; more++) {
                long moreCovered = Math.round(one.rate * (one.all + more)) - one.covered;
                if (moreCovered >= 0 && moreCovered <= more && one.gives(moreCovered, more)) {
                    covered[i] = moreCovered;
                    all[i] = more;
                }
            }
            missingCovered -= covered[i];
            missing -= all[i];
        }
        if (missing != 0 || missingCovered != 0) {
            return false;
        }
        for (int i = 0; i < all.length; i++) {
            Odd one = odd.get(i);
            sink.file(one.path);
            sink.counter(Metric.BRANCH, one.covered + covered[i], one.all + all[i] - one.covered - covered[i]);
        }
        return true;
    }
}
