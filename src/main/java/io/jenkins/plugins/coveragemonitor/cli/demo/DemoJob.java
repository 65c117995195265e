package io.jenkins.plugins.coveragemonitor.cli.demo;

import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job of the demo, which plays some of the sample's builds with some or all of its parts.
 *
 * @param name its full name
 * @param first the first build of the sample that it plays
 * @param last the last build of the sample that it plays
 * @param parts the parts of the sample that it builds; {@value SampleProject#SERVICE} is a running service that the spy
 * measured
 * @param lost the part whose report is missing in its last build, or empty
 * @param age how long ago its last build began
 * @param handling what somebody does about its alerts in the end, or {@code null}
 */
@WithBuilder
record DemoJob(
        String name, int first, int last, List<String> parts, String lost, Duration age, @Nullable Handling handling) {
    /**
     * What somebody does about alerts.
     *
     * @param by the person
     * @param resolves whether they are resolved, or only acknowledged
     * @param note why
     */
    record Handling(String by, boolean resolves, String note) {}

    /** The project whose branches are jobs. */
    private static final String PROJECT = "store/shop/";

    /** The releases of its main branch. */
    private static final Set<Integer> RELEASES = Set.of(12, 27);

    private static final List<String> BOTH = List.of("backend", "web");

    /** All jobs. Each shows another aspect of the product. */
    static final List<DemoJob> ALL = List.of(
            // The whole story: a rise, a plateau, a build without a report, a regression, its recovery.
            DemoJobBuilder.builder()
                    .name(PROJECT + "main")
                    .first(1)
                    .last(36)
                    .parts(BOTH)
                    .lost("")
                    .age(Duration.ofHours(2))
                    .handling(new Handling("Ana Lindqvist", true, "Refunds are tested since #27."))
                    .create(),
            // A branch that ends with its regression.
            DemoJobBuilder.builder()
                    .name(PROJECT + "refunds")
                    .first(13)
                    .last(21)
                    .parts(BOTH)
                    .lost("")
                    .age(Duration.ofMinutes(25))
                    .handling(null)
                    .create(),
            // A branch whose only build brought no report.
            DemoJobBuilder.builder()
                    .name(PROJECT + "hotfix")
                    .first(17)
                    .last(17)
                    .parts(BOTH)
                    .lost("")
                    .age(Duration.ofHours(30))
                    .handling(null)
                    .create(),
            // Somebody is working on it.
            DemoJobBuilder.builder()
                    .name("store/pricing")
                    .first(9)
                    .last(24)
                    .parts(List.of("backend"))
                    .lost("")
                    .age(Duration.ofHours(5))
                    .handling(new Handling("Mei Tanaka", false, "The stock tests come back with the next merge."))
                    .create(),
            // The report of one component is missing.
            DemoJobBuilder.builder()
                    .name("platform/nightly")
                    .first(25)
                    .last(36)
                    .parts(BOTH)
                    .lost("web")
                    .age(Duration.ofHours(9))
                    .handling(null)
                    .create(),
            // A service, and which of its code is used and not tested.
            DemoJobBuilder.builder()
                    .name("platform/checkout")
                    .first(SampleProject.SERVICE_SINCE)
                    .last(36)
                    .parts(List.of("backend", SampleProject.SERVICE))
                    .lost("")
                    .age(Duration.ofMinutes(50))
                    .handling(null)
                    .create());

    /** Its configuration; {@link #pipeline} has the same. */
    MonitorConfig config() {
        return MonitorConfig.builder()
                .reports(reports())
                .gates(List.of(
                        GateRule.on(Metric.LINE).atLeast(new BigDecimal("80")).build(),
                        GateRule.on(Metric.LINE)
                                .maxDrop(new BigDecimal("0.5"))
                                .onMiss("FAILED")
                                .build(),
                        GateRule.on(Metric.LINE)
                                .scope(Scope.PATCH.name())
                                .atLeast(new BigDecimal("75"))
                                .ignorePatchBelow(5)
                                .build(),
                        GateRule.on(Metric.BRANCH).ratchet(true).tolerance(2).build()))
                .sources(SourceRetention.EVERY_BUILD)
                .build();
    }

    /** The branch that it builds, if it is one of several of a project; {@code null} otherwise. */
    @Nullable
    String branch() {
        return name.startsWith(PROJECT) ? name.substring(PROJECT.length()) : null;
    }

    /** Whether a build is a release, which is kept forever. */
    boolean isRelease(int build) {
        return this == ALL.get(0) && RELEASES.contains(build);
    }

    private List<ReportSpec> reports() {
        List<ReportSpec> all = new ArrayList<>();
        for (String part : testedParts()) {
            all.add(new ReportSpec(part, null, part.equals("web") ? "web/*" : part + "/*.xml"));
        }
        return all;
    }

    /** A service is found by the results of the spy. */
    private List<String> testedParts() {
        return parts.stream()
                .filter(part -> !part.equals(SampleProject.SERVICE))
                .toList();
    }

    /** The Pipeline of this job, whose builds are in folders named by their numbers. */
    String pipeline(String builds) {
        String reports = reports().stream()
                .map(report -> "[component: '%s', pattern: '%s']".formatted(report.component(), report.pattern()))
                .collect(Collectors.joining(", "));
        return """
                // The builds lie ready, one folder each; a real job would check out and run its tests here.
                node {
                  dir('%s/' + currentBuild.number) {
                    monitorCoverage(
                      reports: [%s],
                      gates: [[metric: 'LINE', atLeast: 80.0],
                              [metric: 'LINE', maxDrop: 0.5, onMiss: 'FAILED'],
                              [metric: 'LINE', scope: 'PATCH', atLeast: 75.0, ignorePatchBelow: 5],
                              [metric: 'BRANCH', ratchet: true, tolerance: 2]],
                      changes: 'changes.diff')
                  }
                }
                """
                .formatted(builds, reports);
    }

    /** The parts of a sample build for this job. */
    List<String> partsOf(int sampleBuild) {
        return sampleBuild == last
                ? parts.stream().filter(part -> !part.equals(lost)).toList()
                : parts;
    }
}
