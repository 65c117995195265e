package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A build in which every name wants to be more than a name. */
public final class HostileBuild {
    public static final String SCRIPT = "<script>alert(1)</script>";
    public static final String PATH =
            "src/\"><img src=x onerror=alert(2)>|`a`](javascript:alert(3))\n::error::%0A@everyone.java";

    private HostileBuild() {}

    public static BuildData data() {
        FileCoverage file = new FileCoverage(
                PATH,
                new LineTable(new int[] {1, 2, 3, 4}, new int[] {1, 0, 0, 1}),
                FunctionTable.of(new String[] {SCRIPT}, new int[] {1}, new int[] {1}),
                Counters.NONE);
        Measurement measurement = Measurement.of(List.of(Component.of(SCRIPT, List.of(file))), TestTotals.NONE);
        Patch patch = new Patch(Map.of(PATH, new FileChange(PATH, List.of(new LineRange(2, 3)), null)), List.of());
        Point point = Point.builder(7, Instant.EPOCH)
                .totals(measurement.counters())
                .components(Map.of(SCRIPT, measurement.counters()))
                .patch(patch.counters(measurement))
                .gates(Map.of(Outcome.FAILED, 1))
                .commit("0123456789abcdef")
                .branch(SCRIPT)
                .create();
        GateResult gate = GateResult.builder(SCRIPT + "|\n# @all", Metric.LINE, Scope.COMPONENT)
                .component(SCRIPT)
                .outcome(Outcome.FAILED)
                .actual("50 %")
                .expected("80 %")
                .reason("2 more covered lines pass <b>this</b> gate")
                .coveredLinesNeeded(2)
                .create();
        return BuildData.builder(SCRIPT, point, measurement)
                .gates(List.of(gate))
                .patch(patch)
                .sinceBaseline(patch)
                .reports(List.of(new BuildPage.ReportRow(PATH, SCRIPT, SCRIPT, false)))
                .create();
    }
}
