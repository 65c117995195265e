package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a build left in history, and what can be asked of it. */
class PointTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Missing REPORT = new Missing("web", "a.xml", "a.xml is not there", 1, false, "unit");

    private static Counters lines(int covered) {
        return Counters.of(Metric.LINE, new Counter(covered, 100 - covered));
    }

    private static TestTotals tests(int total) {
        return new TestTotals(total, 0, 0, Duration.ZERO);
    }

    private static PointBuilder build() {
        return Point.builder(7, NOON).totals(lines(90));
    }

    private static final Point ALL = build().components(Map.of("web", lines(80)))
            .carried(Map.of("web", new Carried(3, NOON)))
            .tests(tests(10))
            .patch(lines(50))
            .gates(Map.of(Outcome.PASSED, 1))
            .commit("c7")
            .branch("main")
            .buildState(BuildState.ABORTED)
            .best(Map.of("r", new RatchetBest(new Counter(1, 1), 2)))
            .completeness(Completeness.of(List.of(REPORT)))
            .removed(Map.of("", lines(1)))
            .owners(Map.of("@core", lines(60)))
            .componentTests(Map.of("web", tests(4)))
            .flags(Map.of(
                    "unit",
                    new FlagCounters(
                            lines(40), Map.of("web", lines(30)), Map.of("web", new Carried(2, NOON)), tests(3))))
            .create();

    @Test
    void aBuilderThatStartsFromAPointHasAllOfIt() {
        assertThat(ALL.toBuilder().create()).isEqualTo(ALL);
    }

    @Test
    void onePartCanBeAnother() {
        assertThat(ALL.with(BuildState.COMPLETE))
                .isEqualTo(ALL.toBuilder().buildState(BuildState.COMPLETE).create());
        assertThat(ALL.with(Completeness.COMPLETE))
                .isEqualTo(ALL.toBuilder().completeness(Completeness.COMPLETE).create());
        assertThat(ALL.judged(Map.of(Outcome.FAILED, 2), Map.of()))
                .isEqualTo(ALL.toBuilder()
                        .gates(Map.of(Outcome.FAILED, 2))
                        .best(Map.of())
                        .create());
        assertThat(ALL.without(Map.of()))
                .isEqualTo(ALL.toBuilder().removed(Map.of()).create());
        assertThat(ALL.testing(Map.of()))
                .isEqualTo(ALL.toBuilder().componentTests(Map.of()).create());
    }

    @Test
    void anotherMeasurementOfTheProjectOrOfAComponent() {
        Counter all = new Counter(100, 0);
        assertThat(ALL.measuring("", Metric.LINE, all).totals()).isEqualTo(lines(100));
        assertThat(ALL.measuring("", Metric.LINE, all).components()).isEqualTo(ALL.components());
        assertThat(ALL.measuring("web", Metric.LINE, all).totals()).isEqualTo(lines(90));
        assertThat(ALL.measuring("web", Metric.LINE, all).components()).isEqualTo(Map.of("web", lines(100)));
        assertThat(ALL.measuring("new", Metric.LINE, all).components())
                .isEqualTo(Map.of("web", lines(80), "new", lines(100)));
    }

    @Test
    void aFlagIsABuildOfItsReportsAlone() {
        Point unit = ALL.flag("unit");
        assertThat(unit)
                .isEqualTo(Point.builder(7, NOON)
                        .totals(lines(40))
                        .components(Map.of("web", lines(30)))
                        .carried(Map.of("web", new Carried(2, NOON)))
                        .tests(tests(3))
                        .gates(ALL.gates())
                        .best(ALL.best())
                        .commit("c7")
                        .branch("main")
                        .buildState(BuildState.ABORTED)
                        .completeness(Completeness.of(List.of(REPORT)))
                        .create());
        assertThat(ALL.flag("e2e").isMeasured()).isFalse();
        assertThat(ALL.flag("e2e").completeness().isComplete())
                .as("of another flag")
                .isTrue();
        assertThat(Point.ofFlag(List.of(ALL), "unit")).containsExactly(unit);
        assertThat(Point.ofFlag(List.of(ALL), "")).containsExactly(ALL);
    }

    @Test
    void countersAreThoseOfAComponentElseOfAnOwnerElseOfAFlag() {
        assertThat(ALL.counters("")).isEqualTo(lines(90));
        assertThat(ALL.counters("web")).isEqualTo(lines(80));
        assertThat(ALL.counters("@core")).isEqualTo(lines(60));
        assertThat(ALL.counters("flag:unit")).isEqualTo(lines(40));
        assertThat(ALL.counters("flag:e2e")).isEqualTo(Counters.NONE);
        assertThat(ALL.counters("other")).isEqualTo(Counters.NONE);
        Point named = build().components(Map.of("flag:unit", lines(5))).create();
        assertThat(named.counters("flag:unit")).as("a component of that name").isEqualTo(lines(5));
    }

    @Test
    void aComponentOrAFlagIsCarriedOrLacksSomething() {
        assertThat(ALL.carries("web")).isTrue();
        assertThat(ALL.carries("")).isFalse();
        assertThat(ALL.carries("flag:unit")).as("a part of it").isTrue();
        assertThat(ALL.carries("flag:e2e")).isFalse();
        Point own = build().flags(Map.of("unit", new FlagCounters(lines(40), Map.of(), Map.of(), tests(3))))
                .create();
        assertThat(own.carries("flag:unit")).isFalse();
        Point named = ALL.toBuilder()
                .components(Map.of("flag:unit", lines(5)))
                .carried(Map.of())
                .create();
        assertThat(named.carries("flag:unit")).as("a component of that name").isFalse();
        assertThat(ALL.lacks("web")).isTrue();
        assertThat(ALL.lacks("")).isTrue();
        assertThat(ALL.lacks("api")).isFalse();
        assertThat(ALL.lacks("flag:unit")).isTrue();
        assertThat(ALL.lacks("flag:e2e")).isFalse();
    }

    @Test
    void testsAreThoseOfAComponentOrAll() {
        assertThat(ALL.tests("")).isEqualTo(tests(10));
        assertThat(ALL.tests("web")).isEqualTo(tests(4));
        assertThat(ALL.tests("other")).isEqualTo(TestTotals.NONE);
    }

    @Test
    void aBuildIsWholeIfItEndedAndMissesNothing() {
        Point whole = build().create();
        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.completenessState()).isEqualTo(Completeness.State.COMPLETE);
        assertThat(whole.missing()).isEmpty();
        Point part = build().completeness(Completeness.of(List.of(REPORT))).create();
        assertThat(part.hasEnded()).isTrue();
        assertThat(part.isComplete()).isFalse();
        assertThat(part.completenessState()).isEqualTo(Completeness.State.PARTIAL);
        assertThat(part.missing()).containsExactly(REPORT);
        Point nothing = Point.builder(7, NOON).create();
        assertThat(nothing.isMeasured()).isFalse();
        assertThat(nothing.completenessState()).isEqualTo(Completeness.State.UNMEASURED);
    }

    @Test
    void whatDidNotEndIsAPartForThatReason() {
        assertThat(ALL.isComplete()).isFalse();
        assertThat(ALL.completenessState()).isEqualTo(Completeness.State.PARTIAL);
        assertThat(ALL.missing()).containsExactly(new Missing("", null, "the build was aborted", null), REPORT);
    }

    @Test
    void theOutcomeIsTheWorstOfItsGates() {
        assertThat(build().create().outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(build().gates(Map.of(Outcome.PASSED, 3, Outcome.WARNING, 1))
                        .create()
                        .outcome())
                .isEqualTo(Outcome.WARNING);
    }

    @Test
    void aPointIsALineOfJsonAndBack() throws java.io.IOException {
        assertThat(Point.of(ALL.json())).isEqualTo(ALL);
    }

    /** The record of a build holds its point; one of a later version is left out, and costs nothing else. */
    @Test
    void aFileThatHoldsAPointHoldsItAsHistoryDoes() throws java.io.IOException {
        String json = StoredJson.MAPPER.writeValueAsString(List.of(ALL));
        assertThat(json).isEqualTo("[" + new String(ALL.json(), java.nio.charset.StandardCharsets.UTF_8) + "]");
        Point[] read = StoredJson.MAPPER.readValue(json, Point[].class);
        assertThat(read).containsExactly(ALL);
        assertThat(StoredJson.MAPPER.readValue("[{\"v\":99}]", Point[].class)).containsOnlyNulls();
    }
}
