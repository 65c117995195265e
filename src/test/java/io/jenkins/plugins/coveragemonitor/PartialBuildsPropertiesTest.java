package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.CarryForward;
import io.jenkins.plugins.coveragemonitor.collect.CheckoutFacts;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ExpectedReport;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpecBuilder;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever was missing in between: a build like the last complete one is judged and alerted as if nothing had been
 * between, and no gate that was missed passes before its cause is gone.
 */
class PartialBuildsPropertiesTest {
    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
    private static final int LINES = 20;

    /** What each report lists beside its first file. */
    private static final List<String> OTHERS = List.of("/1", "/2", "/3");

    /** Two components that the configuration names, and three reports that are found by content, one to be carried. */
    private static final List<String> REPORTS = List.of("js", "py", "old", "x", "y");

    private static final MonitorConfig CONFIG = MonitorConfig.builder()
            .reports(List.of(
                    new ReportSpec("js", null, "js.info"),
                    new ReportSpec("py", null, "py.info"),
                    ReportSpecBuilder.builder(new ReportSpec("old", null, "old.info"))
                            .carryForward(new CarryForward(2, 0))
                            .create(),
                    new ReportSpec("", null, null)))
            .gates(List.of(
                    rule().maxDrop(new BigDecimal("0.5"))
                            .onMiss("FAILED")
                            .name("drop")
                            .build(),
                    rule().maxDrop(BigDecimal.ZERO)
                            .component("js")
                            .name("drop of js")
                            .build(),
                    rule().ratchet(true).name("ratchet").build(),
                    rule().ratchet(true)
                            .component("py")
                            .tolerance(1)
                            .name("ratchet of py")
                            .build(),
                    rule().atLeast(new BigDecimal("60"))
                            .failBelow(new BigDecimal("30"))
                            .build(),
                    rule().atLeast(new BigDecimal("50"))
                            .onNotEvaluated("FAILED")
                            .name("must")
                            .build(),
                    new GateRuleBuilder().testFailuresUp(3).build()))
            .build();

    /** By how many points each gate that compares lets the coverage fall; one line of py is five. */
    private static final Map<String, Double> TOLERATED =
            Map.of("drop", 0.5, "drop of js", 0.0, "ratchet", 0.0, "ratchet of py", 5.0);

    private static GateRuleBuilder rule() {
        return GateRule.on(Metric.LINE);
    }

    /** What becomes of a build. */
    enum Kind {
        COMPLETE,
        PARTIAL,
        /** The reports that are missing elsewhere are there, and list one of their files. */
        SHORTENED,
        UNMEASURED,
        UNREADABLE,
        ABORTED,
        REPLAYED,
        LATE
    }

    /**
     * A build.
     *
     * @param covered of 20 lines for each report
     * @param missing which reports are not there
     * @param failed how many tests fail
     */
    record Build(Kind kind, List<Integer> covered, Set<String> missing, int failed) {
        boolean isShortened(String report) {
            return kind == Kind.SHORTENED && missing.contains(report) && !report.equals("old");
        }

        boolean isWhole() {
            return kind == Kind.COMPLETE || kind == Kind.REPLAYED || kind == Kind.LATE;
        }

        Set<String> absent() {
            return switch (kind) {
                case COMPLETE, REPLAYED, LATE, SHORTENED -> missing.contains("old") ? Set.of("old") : Set.of();
                case UNMEASURED -> Set.copyOf(REPORTS);
                case PARTIAL, UNREADABLE, ABORTED -> missing;
            };
        }
    }

    @Provide
    Arbitrary<List<Build>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(6, Kind.COMPLETE),
                Tuple.of(5, Kind.PARTIAL),
                Tuple.of(3, Kind.SHORTENED),
                Tuple.of(1, Kind.UNMEASURED),
                Tuple.of(1, Kind.UNREADABLE),
                Tuple.of(1, Kind.ABORTED),
                Tuple.of(1, Kind.REPLAYED),
                Tuple.of(1, Kind.LATE));
        Arbitrary<List<Integer>> covered = Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1))
                .flatMap(wild -> Arbitraries.integers()
                        .between(wild == 0 ? 15 : 0, wild == 0 ? 18 : LINES)
                        .list()
                        .ofSize(REPORTS.size()));
        Arbitrary<Set<String>> missing =
                Arbitraries.of(REPORTS).set().ofMinSize(1).ofMaxSize(REPORTS.size() - 1);
        Arbitrary<Integer> failed = Arbitraries.integers().between(0, 8);
        return Combinators.combine(kinds, covered, missing, failed)
                .as(Build::new)
                .list()
                .ofMaxSize(7);
    }

    @Tag("generated")
    @Property(shrinking = ShrinkingMode.BOUNDED)
    void aBuildLikeTheLastCompleteOneIsJudgedAsIfNothingHadBeenBetween(@ForAll("histories") List<Build> builds)
            throws IOException {
        Numbered lived = new Numbered(new JobInMemory(CONFIG), 0);
        Numbered straight = null;
        Build last = null;
        for (Build build : builds) {
            int before = lived.job.complete();
            lived.take(build);
            if (lived.job.complete() > before) {
                straight = new Numbered(lived.job.copy(), lived.newest);
                last = build;
            }
        }
        if (last == null) {
            return;
        }
        int number = lived.next();
        // What is shortened for so long that it is the whole stays so.
        Kind kind = last.kind == Kind.SHORTENED ? last.kind : Kind.COMPLETE;
        Build again = new Build(kind, last.covered, kind == Kind.SHORTENED ? last.missing : last.absent(), last.failed);
        JobInMemory.Judged after = lived.record(number, again);
        JobInMemory.Judged without = straight.record(number, again);

        // A build in between may have measured the component that is carried: then this one is not like the other.
        if (!lived.job
                .points
                .get(number)
                .carried()
                .equals(straight.job.points.get(number).carried())) {
            return;
        }
        assertThat(lived.job.points.get(number).isComplete())
                .isEqualTo(straight.job.points.get(number).isComplete());
        // What is carried forward for too long is missing then, in both.
        if (lived.job.points.get(number).isComplete()) {
            assertThat(after.verdict().results()).isEqualTo(without.verdict().results());
            assertThat(after.open()).isEqualTo(without.open());
        }
        checkNotices(lived.job);
    }

    /** A job, and the numbers that its builds get. */
    private static final class Numbered {
        final JobInMemory job;
        int newest;

        /** By gate what it was missed for: the percentage that makes it pass again. */
        private final Map<String, Double> wanted = new HashMap<>();

        Numbered(JobInMemory job, int newest) {
            this.job = job;
            this.newest = newest;
        }

        int next() {
            return ++newest;
        }

        /** Records what happens next; a late build gets a number below one that is recorded before it. */
        void take(Build build) {
            if (build.kind == Kind.LATE) {
                int late = next();
                record(next(), new Build(Kind.COMPLETE, build.covered, Set.of(), build.failed));
                record(late, build);
                return;
            }
            int number = next();
            record(number, build);
            if (build.kind == Kind.REPLAYED) {
                record(number, build);
            }
        }

        JobInMemory.Judged record(int number, Build build) {
            newest = Math.max(newest, number);
            JobInMemory.Judged judged = job.record(
                    number,
                    START.plus(Duration.ofMinutes(number)),
                    collected(build, job.earlier(number)),
                    build.kind == Kind.ABORTED ? BuildState.ABORTED : BuildState.COMPLETE);
            if (job.points.get(number).isComplete()) {
                checkCauses(number, judged);
            }
            return judged;
        }

        /**
         * No gate that was missed passes before what it was missed for is reached again. A late build says nothing of what
         * follows it: a build behind it may have reached that already.
         */
        private void checkCauses(int number, JobInMemory.Judged judged) {
            for (GateResult gate : judged.verdict().results()) {
                Double tolerated = TOLERATED.get(gate.name());
                if (tolerated != null && gate.isMissed()) {
                    assertThat(job.points.get(gate.baselineBuild()).isComplete())
                            .as("#%d is compared with a complete build: %s", number, gate)
                            .isTrue();
                    if (number == newest) {
                        wanted.put(gate.name(), percentage(gate.baselineBuild(), gate) - tolerated);
                    }
                } else if (tolerated != null && gate.outcome() == Outcome.PASSED && number == newest) {
                    Double least = wanted.remove(gate.name());
                    if (least != null) {
                        assertThat(percentage(number, gate))
                                .as("#%d passes: %s", number, gate)
                                .isGreaterThanOrEqualTo(least);
                    }
                }
            }
        }

        private double percentage(int number, GateResult gate) {
            Point point = job.points.get(number);
            Counters counters = gate.component() == null
                    ? point.totals()
                    : point.components().get(gate.component());
            Counter lines = counters.get(Metric.LINE);
            return 100.0 * lines.covered() / lines.total();
        }
    }

    /** Nobody hears of a cause twice, or of the end of what nobody heard of. */
    private static void checkNotices(JobInMemory job) {
        Map<String, AlertNotice.Kind> told = new HashMap<>();
        for (AlertNotice notice : job.notices()) {
            AlertNotice.Kind before = told.put(notice.alert().key().toString(), notice.kind());
            boolean open = before != null && before != AlertNotice.Kind.RESOLVED;
            assertThat(open).as("%s after %s", notice, before).isEqualTo(notice.kind() != AlertNotice.Kind.FIRING);
        }
    }

    private static Collected collected(Build build, EarlierReports earlier) {
        List<Component> components = new ArrayList<>();
        List<ReadReport> rows = new ArrayList<>();
        for (int i = 0; i < REPORTS.size(); i++) {
            String name = REPORTS.get(i);
            String component = i < 3 ? name : "";
            boolean absent = build.absent().contains(name);
            FileCoverage file = file(name, build.covered.get(i));
            boolean shortened = !absent && build.isShortened(name);
            if (!absent) {
                List<FileCoverage> files = new ArrayList<>(List.of(file));
                if (!shortened) {
                    OTHERS.forEach(other -> files.add(file(name + other, 9)));
                }
                components.add(Component.of(component, files));
            }
            boolean broken = absent && build.kind == Kind.UNREADABLE;
            if (!absent || broken) {
                rows.add(ReadReport.builder(name + ".info")
                        .format("LCOV")
                        .component(component)
                        .files(absent ? 0 : shortened ? 1 : 1 + OTHERS.size())
                        .counters(absent ? Counters.NONE : file.counters())
                        .millis(1)
                        .error(broken ? name + ".info: is cut off" : null)
                        .create());
            }
        }
        TestTotals tests = new TestTotals(50, build.failed, 0, Duration.ofSeconds(9));
        rows.add(ReadReport.builder("TEST-a.xml")
                .format("JUNIT")
                .tests(tests)
                .millis(1)
                .create());
        List<AbsentReport> lost = earlier.expected(Set.of()).stream()
                .filter(report -> rows.stream().noneMatch(report::is))
                .map(report -> absent(report, List.of(), 0))
                .collect(Collectors.toCollection(ArrayList::new));
        earlier.expected(Set.of()).stream()
                .filter(report -> rows.stream().anyMatch(report::is) && report.files() > 1)
                .filter(report -> build.isShortened(report.file().replace(".info", "")))
                .map(report -> absent(report, unlisted(report), 1 + OTHERS.size()))
                .forEach(lost::add);
        return new Collected(Measurement.of(components, tests), rows, List.of(), lost, CheckoutFacts.NONE);
    }

    private static List<String> unlisted(ExpectedReport report) {
        return OTHERS.stream()
                .map(other -> "src/" + report.file().replace(".info", "") + other)
                .filter(path -> !report.settled().contains(path))
                .toList();
    }

    private static AbsentReport absent(ExpectedReport report, List<String> unlisted, int there) {
        return new AbsentReport(
                report.file(),
                report.format(),
                report.component(),
                report.build(),
                true,
                false,
                unlisted,
                "",
                unlisted.isEmpty() ? 0 : there,
                report.files(),
                false,
                false);
    }

    private static FileCoverage file(String name, int covered) {
        int[] numbers = IntStream.rangeClosed(1, LINES).toArray();
        int[] hits = IntStream.range(0, LINES).map(i -> i < covered ? 1 : 0).toArray();
        LineTable lines = new LineTable(numbers, hits, new int[LINES], new int[LINES]);
        return new FileCoverage("src/" + name, lines, FunctionTable.EMPTY, Counters.NONE);
    }
}
