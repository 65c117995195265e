package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code newUncoveredLines}: so many lines at most may be newly uncovered. */
final class NewGapsCheck {
    private final GateRule rule;

    NewGapsCheck(GateRule rule) {
        this.rule = rule;
    }

    /** Judges the changed lines: those that no test covers are new gaps. */
    CheckResult judge(Counter patch) {
        return judge(patch.missed(), "among " + GateDescriptions.count(patch.total(), "changed line"));
    }

    /**
     * Judges file by file how many more lines are missed than before; what one file gained does not hide what another lost.
     *
     * @param pathBefore the path that a file of this build had before, so that a renamed one is found again
     */
    CheckResult judge(
            List<FileCoverage> before, List<FileCoverage> now, UnaryOperator<String> pathBefore, String since) {
        Map<String, Long> missed = new HashMap<>();
        before.forEach(file -> missed.merge(file.path(), missed(file), Long::sum));
        Map<String, Long> nowMissed = new HashMap<>();
        now.forEach(file -> nowMissed.merge(file.path(), missed(file), Long::sum));
        long fresh = nowMissed.entrySet().stream()
                .mapToLong(
                        file -> Math.max(0, file.getValue() - missed.getOrDefault(pathBefore.apply(file.getKey()), 0L)))
                .sum();
        return judge(fresh, "against " + since);
    }

    private static long missed(FileCoverage file) {
        return file.counters().get(Metric.LINE).missed();
    }

    private CheckResult judge(long fresh, String against) {
        String actual = GateDescriptions.count(fresh, "line");
        String expected = GateDescriptions.expected(rule);
        long needed = fresh - rule.newUncoveredLines();
        if (needed <= 0) {
            return CheckResult.of(Outcome.PASSED, actual, expected, against);
        }
        Outcome outcome = CheckResult.missed(
                rule,
                rule.failAbove() != null,
                rule.failAbove() != null && BigDecimal.valueOf(fresh).compareTo(rule.failAbove()) > 0);
        return new CheckResult(
                outcome, actual, expected, GateDescriptions.needed(Metric.LINE, needed) + "; " + against, needed);
    }
}
