package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.config.UnreadableReports;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.List;

/** The gate of {@code unreadableReports}, unless it is {@code NOTE}: every report can be read. */
public final class UnreadableReportsGate {
    private static final String NAME = "Every report can be read";

    private UnreadableReportsGate() {}

    /** A verdict with this gate, if it is configured. */
    public static Verdict added(Verdict verdict, BuildRecord read, UnreadableReports policy) {
        return policy == UnreadableReports.NOTE ? verdict : verdict.plus(result(read, policy));
    }

    private static GateResult result(BuildRecord read, UnreadableReports policy) {
        List<ReadReport> unread =
                read.reports().stream().filter(report -> !report.isUsable()).toList();
        Outcome missed = policy == UnreadableReports.FAIL ? Outcome.FAILED : Outcome.WARNING;
        String more = unread.size() > 1 ? "; and " + Plurals.count(unread.size() - 1, "more report") : "";
        return GateResult.builder(NAME, Metric.LINE, Scope.PROJECT)
                .outcome(unread.isEmpty() ? Outcome.PASSED : missed)
                .actual(Plurals.count(unread.size(), "unreadable report"))
                .expected("none")
                .reason(unread.isEmpty() ? "" : unread.get(0).error() + more)
                .create();
    }
}
