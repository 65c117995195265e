package io.jenkins.plugins.coveragemonitor.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.gate.GateFields;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.util.List;
import java.util.Objects;

/**
 * A build as JSON for programs, version 1: the names of {@code record --json} for the same values, with every file and
 * the texts of the report. Fields may be added, but never renamed. Unknown values are {@code null}.
 */
public final class ReportJson {
    private ReportJson() {}

    /**
     * The JSON of a build.
     *
     * @param link the address of its report, or {@code null}
     */
    public static String of(BuildData build, BuildPage page, String link) {
        Point point = build.point();
        ObjectNode root = PublishedJson.object();
        root.put("v", 1);
        root.put("job", build.job());
        root.put("build", point.build());
        root.put("time", point.time().toString());
        root.put("commit", point.commit());
        root.put("branch", point.branch());
        root.put("link", link);
        root.put("verdict", page.headline().state());
        root.put("sentence", page.headline().sentence());
        root.put("remedy", page.headline().remedy());
        root.put("completeness", point.completenessState().name());
        ArrayNode missing = root.putArray("missing");
        point.missing().forEach(lacking -> missing.addObject()
                .put("component", lacking.component())
                .put("report", lacking.report())
                .put("why", lacking.why()));
        counters(root.putObject("totals"), point.totals());
        ObjectNode components = root.putObject("components");
        point.components().forEach((name, counters) -> counters(components.putObject(name), counters));
        tests(root, point.tests());
        if (point.patch() == null) {
            root.putNull("patch");
        } else {
            counters(root.putObject("patch"), point.patch());
        }
        baseline(root, build, page);
        gates(root.putArray("gates"), build);
        ObjectNode gaps = root.putObject("newGaps");
        gaps(gaps.putArray("changed"), page.newGaps().changed());
        gaps(gaps.putArray("lost"), page.newGaps().lost());
        ArrayNode critical = root.putArray("critical");
        page.critical()
                .forEach(file -> critical.addObject().put("path", file.path()).put("why", file.why()));
        files(root.putArray("files"), build);
        return PublishedJson.write(root);
    }

    private static void counters(ObjectNode node, Counters counters) {
        counters.asMap().forEach((metric, counter) -> counter(node.putObject(metric.name()), counter));
    }

    private static void counter(ObjectNode node, Counter counter) {
        node.put("covered", counter.covered()).put("missed", counter.missed());
    }

    private static void tests(ObjectNode root, TestTotals tests) {
        if (!tests.isMeasured()) {
            root.putNull("tests");
            return;
        }
        root.putObject("tests")
                .put("total", tests.total())
                .put("failed", tests.failed())
                .put("skipped", tests.skipped())
                .put("seconds", tests.time().toNanos() / 1e9);
    }

    private static void baseline(ObjectNode root, BuildData build, BuildPage page) {
        if (build.baseline() == null) {
            root.putNull("baseline");
            return;
        }
        ObjectNode baseline = root.putObject("baseline")
                .put("build", build.baseline().build())
                .put("words", Objects.requireNonNullElse(build.baselineWords(), page.since()));
        counters(baseline.putObject("totals"), build.baseline().totals());
    }

    private static void gates(ArrayNode all, BuildData build) {
        build.gates().stream().sorted(GateResult.WORST_FIRST).forEach(gate -> {
            GateFields fields = GateFields.of(gate);
            all.addObject()
                    .put("name", fields.name())
                    .put("scope", gate.shortSubject())
                    .put("result", gate.outcome().name())
                    .put("actual", fields.actual())
                    .put("expected", fields.expected())
                    .put("reason", gate.reason())
                    .put("informational", gate.informational());
        });
    }

    private static void gaps(ArrayNode all, List<GapRow> gaps) {
        gaps.forEach(gap -> all.addObject()
                .put("path", gap.path())
                .put("from", gap.from())
                .put("to", gap.to())
                .put("lines", gap.lines())
                .put("where", gap.where()));
    }

    private static void files(ArrayNode all, BuildData build) {
        for (Component component : build.measurement().components().values()) {
            for (FileCoverage file : component.filesByPath().values()) {
                ObjectNode node = all.addObject().put("path", file.path()).put("component", component.name());
                counters(node, file.counters());
            }
        }
    }
}
