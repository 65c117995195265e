package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.List;

/** The gate of {@code staleReports: FAIL}: every report is of this build. */
public final class StaleReportsGate {
    private static final String NAME = "Every report is of this build";

    private StaleReportsGate() {}

    /** A verdict with this gate, if it is configured. */
    public static Verdict added(Verdict verdict, BuildRecord read, StaleReports policy) {
        return policy == StaleReports.FAIL ? verdict.plus(result(read)) : verdict;
    }

    private static GateResult result(BuildRecord read) {
        List<ReadReport> stale =
                read.reports().stream().filter(report -> report.stale() != null).toList();
        String more = stale.size() > 1 ? "; and " + Plurals.count(stale.size() - 1, "more report") : "";
        return GateResult.builder(NAME, Metric.LINE, Scope.PROJECT)
                .outcome(stale.isEmpty() ? Outcome.PASSED : Outcome.FAILED)
                .actual(Plurals.count(stale.size(), "older report"))
                .expected("none")
                .reason(stale.isEmpty() ? "" : stale.get(0).stale() + more)
                .create();
    }
}
