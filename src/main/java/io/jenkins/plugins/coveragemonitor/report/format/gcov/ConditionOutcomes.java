package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcomes of the conditions in the files of a report, as gcov counts them since GCC 14 ({@code --conditions},
 * MC/DC): each condition has two, true and false, and one is covered when it alone decided the expression.
 *
 * <p>The line of a template or of an included file comes once for each instance. Its expressions come in the same
 * order, and an outcome is covered when it is covered in any of them.
 */
final class ConditionOutcomes {
    private final Budget kept = new Budget(Limits.FILE_ENTRIES, "outcomes of conditions");
    private final Map<String, TreeMap<Integer, List<Decision>>> files = new LinkedHashMap<>();

    /** Adds the expressions of one line or of one instance of it, in their order. */
    void add(String path, int line, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        List<Decision> known = files.computeIfAbsent(path, ignored -> new TreeMap<>())
                .computeIfAbsent(line, ignored -> new ArrayList<>(decisions.size()));
        for (int i = 0; i < decisions.size(); i++) {
            if (i == known.size()) {
                kept.take(Decision.COST);
                known.add(new Decision(0, new BitSet()));
            }
            known.set(i, union(known.get(i), decisions.get(i)));
        }
    }

    private Decision union(Decision known, Decision other) {
        BitSet covered = known.covered();
        covered.or(other.covered());
        int outcomes = Math.max(known.outcomes(), other.outcomes());
        kept.take(outcomes - known.outcomes());
        return new Decision(outcomes, covered);
    }

    /** Pushes the sums of each file. */
    void push(CoverageSink sink) {
        files.forEach((path, lines) -> {
            long covered = 0;
            long outcomes = 0;
            for (List<Decision> decisions : lines.values()) {
                for (Decision decision : decisions) {
                    covered += decision.covered().cardinality();
                    outcomes += decision.outcomes();
                }
            }
            sink.file(path);
            sink.counter(Metric.MCDC_PAIR, covered, outcomes - covered);
        });
    }
}
