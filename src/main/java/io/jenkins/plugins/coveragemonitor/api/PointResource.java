package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A build in an answer; what was not measured is absent, never zero.
 *
 * @param build the build's number
 * @param time when it started
 * @param measured whether it has any coverage
 * @param totals the project's counters
 * @param components the counters of each component
 * @param flags the counters of each flag of the reports; empty if none has one
 * @param carried components that brought no report and kept an earlier measurement
 * @param tests the tests, or {@code null} if there were none
 * @param patch the counters of the changed lines, or {@code null} if the change is unknown
 * @param verdict the worst outcome of its gates
 * @param gates how many gates had which outcome
 * @param commit the commit, or {@code null}
 * @param branch the branch, or {@code null} if the job has only one
 * @param buildState how far the build has come
 * @param completeness whether it has all that it should have; only a complete one is compared with and counts in trends
 * @param missing what is missing; may be empty
 * @param kept whether the build is kept forever, such as a release
 */
@WithBuilder
record PointResource(
        int build,
        Instant time,
        boolean measured,
        Map<Metric, Share> totals,
        Map<String, Map<Metric, Share>> components,
        Map<String, Map<Metric, Share>> flags,
        Map<String, Carried> carried,
        @Nullable Tests tests,
        @Nullable Map<Metric, Share> patch,
        Outcome verdict,
        Map<Outcome, Integer> gates,
        @Nullable String commit,
        @Nullable String branch,
        BuildState buildState,
        Completeness.State completeness,
        List<Gap> missing,
        boolean kept) {
    /**
     * Something missing: its component, its report or {@code null}, how that is known, and the last build that had it.
     */
    record Gap(String component, @Nullable String report, String why, @Nullable Integer lastBuild) {
        static Gap of(Missing missing) {
            return new Gap(missing.component(), missing.report(), missing.why(), missing.lastBuild());
        }
    }

    /** A counter, and its percentage rounded down, such as {@code 79.99%}. */
    record Share(long covered, long missed, String percent) {}

    /** The tests of a build. */
    record Tests(long total, long failed, long skipped, BigDecimal seconds) {
        static @Nullable Tests of(TestTotals tests) {
            return tests.isMeasured()
                    ? new Tests(
                            tests.total(),
                            tests.failed(),
                            tests.skipped(),
                            new BigDecimal(BigDecimal.valueOf(tests.time().toNanos(), 9)
                                    .stripTrailingZeros()
                                    .toPlainString()))
                    : null;
        }
    }

    static PointResource of(Point point, Set<Integer> keptBuilds) {
        Map<String, Map<Metric, Share>> components = new LinkedHashMap<>();
        point.components().forEach((name, counters) -> components.put(name, shares(counters)));
        Map<String, Map<Metric, Share>> flags = new LinkedHashMap<>();
        point.flags().forEach((name, measured) -> flags.put(name, shares(measured.totals())));
        return PointResourceBuilder.builder()
                .build(point.build())
                .time(point.time())
                .measured(point.isMeasured())
                .totals(shares(point.totals()))
                .components(components)
                .flags(flags)
                .carried(point.carried())
                .tests(Tests.of(point.tests()))
                .patch(point.patch() == null ? null : shares(point.patch()))
                .verdict(point.outcome())
                .gates(point.gates())
                .commit(point.commit())
                .branch(point.branch())
                .buildState(point.buildState())
                .completeness(point.completenessState())
                .missing(point.missing().stream().map(Gap::of).toList())
                .kept(keptBuilds.contains(point.build()))
                .create();
    }

    private static Map<Metric, Share> shares(Counters counters) {
        Map<Metric, Share> shares = new EnumMap<>(Metric.class);
        counters.asMap()
                .forEach((metric, counter) ->
                        shares.put(metric, new Share(counter.covered(), counter.missed(), counter.compactPercent())));
        return shares;
    }
}
