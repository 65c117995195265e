package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A point is the same after it was a line. */
class PointCodecTest {
    @Tag("generated")
    @Property(tries = 300)
    void everyPointReadsBackAsItWas(@ForAll("points") Point point) throws IOException {
        byte[] line = PointCodec.write(point);

        assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContain("\n");
        assertThat(PointReader.read(line)).isEqualTo(point);
    }

    @Provide
    Arbitrary<Point> points() {
        Arbitrary<Counter> counter = Combinators.combine(
                        Arbitraries.longs().between(0, 1L << 61),
                        Arbitraries.longs().between(0, 1L << 61))
                .as(Counter::new);
        Arbitrary<Counters> counters =
                Arbitraries.maps(Arbitraries.of(PointCodec.METRICS), counter).map(Counters::of);
        Arbitrary<String> name = Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
        Arbitrary<Instant> time = Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(nanos -> Instant.ofEpochSecond(nanos / 1_000_000, nanos % 1_000_000 * 1000));
        Arbitrary<Carried> origin = Combinators.combine(Arbitraries.integers().greaterOrEqual(0), time)
                .as(Carried::new);
        Arbitrary<TestTotals> tests = Combinators.combine(
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().greaterOrEqual(0))
                .as((passed, failed, skipped, nanos) ->
                        new TestTotals(passed + failed + skipped, failed, skipped, Duration.ofNanos(nanos)));
        return Combinators.combine(
                        Combinators.combine(Arbitraries.integers().greaterOrEqual(0), time)
                                .as(Map::entry),
                        counters,
                        Arbitraries.maps(name, counters).ofMaxSize(3),
                        Arbitraries.maps(name, origin).ofMaxSize(2),
                        tests,
                        counters.injectNull(0.3),
                        Arbitraries.maps(Arbitraries.of(Outcome.class), Arbitraries.integers()),
                        name.injectNull(0.3))
                .as((build, totals, components, carried, run, patch, gates, text) -> Point.builder(
                                build.getKey(), build.getValue())
                        .totals(totals)
                        .components(components)
                        .carried(carried)
                        .tests(run)
                        .patch(patch)
                        .gates(gates)
                        .commit(text)
                        .branch(text)
                        .create())
                .flatMap(point -> Combinators.combine(
                                Arbitraries.of(BuildState.class),
                                Arbitraries.maps(
                                                name,
                                                Combinators.combine(
                                                                counter,
                                                                Arbitraries.integers()
                                                                        .greaterOrEqual(0))
                                                        .as(RatchetBest::new))
                                        .ofMaxSize(2),
                                missing(name).list().ofMaxSize(2),
                                Arbitraries.maps(name, tests).ofMaxSize(2))
                        .as((completion, best, missing, ofComponents) -> point.judged(point.gates(), best)
                                .with(completion)
                                .with(new Completeness(missing))
                                .testing(ofComponents)));
    }

    private static Arbitrary<Missing> missing(Arbitrary<String> text) {
        return Combinators.combine(
                        text,
                        text.injectNull(0.3),
                        text,
                        Arbitraries.integers().greaterOrEqual(0).injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(Missing::new);
    }

    @Test
    void aPointThatMissesSomethingIsNoCompleteOne() throws IOException {
        String line = "{'v':1,'build':7,'time':'2026-01-01T00:00:00Z','totals':[1,2],"
                + "'missing':[{'component':'py','why':'no file matches','new':1}]}";

        assertThat(read(line).isComplete()).isFalse();
        assertThat(read(line).hasEnded()).isTrue();
        assertThat(read(line).completenessState()).isEqualTo(Completeness.State.PARTIAL);
        assertThat(read(line).missing()).containsExactly(new Missing("py", null, "no file matches", null));
    }

    @Test
    void membersOfALaterVersionAreSkipped() throws IOException {
        Point point =
                read("{'v':1,'new':{'a':[1]},'build':7,'time':'2026-01-01T00:00:00Z','totals':[1,2,0,0,0,0,5,0]}");

        assertThat(point.totals())
                .isEqualTo(Counters.of(Map.of(Metric.LINE, new Counter(1, 2), Metric.FUNCTION, new Counter(5, 0))));
        assertThat(point.isMeasured()).isTrue();
    }

    @Test
    void aLineOfAnOlderVersionIsOfACompleteBuildAndOneOfALaterWordIsNot() throws IOException {
        String line = "{'v':1,'build':7,'time':'2026-01-01T00:00:00Z','totals':[1,2]%s}";

        assertThat(read(line.formatted("")).isComplete()).isTrue();
        assertThat(read(line.formatted(",'buildState':'ABORTED'")).buildState()).isEqualTo(BuildState.ABORTED);
        assertThat(read(line.formatted(",'buildState':'SUSPENDED'")).isComplete())
                .isFalse();
        assertThat(new String(PointCodec.write(read(line.formatted(""))), StandardCharsets.UTF_8))
                .doesNotContain("buildState")
                .doesNotContain("best");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | has a value of the wrong kind",
                "{'v':1 | is not a complete JSON object",
                "{'v':9,'build':1,'time':'2026-01-01T00:00:00Z'} | is written by version 9",
                "{'build':1,'time':'2026-01-01T00:00:00Z'} | has no version",
                "{'v':1,'time':'2026-01-01T00:00:00Z'} | lacks its build or time",
                "{'v':1,'build':1,'time':'yesterday'} | has an impossible value",
                "{'v':1,'build':1,'time':'2026-01-01T00:00:00Z','totals':[-1,2]} | has an impossible value",
                "{'v':1,'build':1,'time':'2026-01-01T00:00:00Z','totals':[1]} | is not a complete JSON object",
                "{'v':1,'build':1,'time':'2026-01-01T00:00:00Z','gates':{'GREEN':1}} | has an impossible value",
                "{'v':1,'build':1,'time':'2026-01-01T00:00:00Z'}{ | goes on after its object",
            })
    void whatIsNoPointIsRefusedInAClause(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'missing':{}",
                "'missing':['a.xml']",
                "'components':[]",
                "'components':{'a':{}}",
                "'totals':{}",
                "'flags':{'unit':[1]}",
                "'carried':{'a':{'b':1}}",
                "'carried':{'a':[1,'2026-01-01T00:00:00Z',2]}",
                "'best':{'r':{'a':1}}",
                "'best':{'r':[1,2,3,4]}",
                "'tests':{'a':1}",
                "'tests':[6,2,3,'PT1S',4]",
                "'commit':5",
            })
    void whatIsOfTheWrongKindIsNoPoint(String member) {
        assertThatThrownBy(() -> read("{'v':1,'build':1,'time':'2026-01-01T00:00:00Z'," + member + "}"))
                .hasMessage("has a value of the wrong kind");
    }

    @Test
    void aMetricOfALaterVersionIsSkippedAndBuildsMayBeginWithZero() throws IOException {
        Point point =
                read("{'v':1,'build':0,'time':'2026-01-01T00:00:00Z','totals':[1,2" + ",0,0".repeat(8) + ",5,6]}");
        assertThat(point)
                .isEqualTo(Point.builder(0, Instant.parse("2026-01-01T00:00:00Z"))
                        .totals(Counters.of(Metric.LINE, new Counter(1, 2)))
                        .create());
    }

    @Test
    void aLineIsWrittenAsItIsDocumented() throws IOException {
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        Counters lines = Counters.of(Metric.LINE, new Counter(9, 1));
        TestTotals tests = new TestTotals(3, 2, 1, Duration.ofMillis(1500));
        Point all = Point.builder(7, noon)
                .totals(lines)
                .components(Map.of("none", Counters.NONE, "web", Counters.of(Metric.FUNCTION, new Counter(0, 4))))
                .removed(Map.of("", lines))
                .owners(Map.of("@core", lines))
                .carried(Map.of("web", new Carried(3, noon)))
                .flags(Map.of(
                        "unit",
                        new FlagCounters(lines, Map.of("web", lines), Map.of("web", new Carried(2, noon)), tests)))
                .tests(tests)
                .componentTests(Map.of("web", tests))
                .patch(lines)
                .gates(Map.of(Outcome.PASSED, 2))
                .commit("c7")
                .branch("main")
                .buildState(BuildState.ABORTED)
                .best(Map.of("LINE", new RatchetBest(new Counter(8, 2), 5)))
                .completeness(new Completeness(List.of(
                        new Missing("web", "a.xml", "it is lost", 6, true, "unit"),
                        new Missing("", null, "why", null))))
                .create();
        String line = "{'v':1,'build':7,'time':'2026-01-05T12:00:00Z','totals':[9,1],"
                + "'components':{'none':[],'web':[0,0,0,0,0,0,0,4]},'removed':{'':[9,1]},'owners':{'@core':[9,1]},"
                + "'carried':{'web':[3,'2026-01-05T12:00:00Z']},"
                + "'flags':{'unit':{'totals':[9,1],'components':{'web':[9,1]},'carried':{'web':[2,'2026-01-05T12:00:00Z']},"
                + "'tests':[3,2,1,'PT1.5S']}},"
                + "'tests':[3,2,1,'PT1.5S'],'componentTests':{'web':[3,2,1,'PT1.5S']},'patch':[9,1],'gates':{'PASSED':2},"
                + "'commit':'c7','branch':'main','buildState':'ABORTED','best':{'LINE':[8,2,5]},"
                + "'missing':[{'component':'web','report':'a.xml','why':'it is lost','lastBuild':6,'testsOnly':true,"
                + "'flag':'unit'},{'component':'','why':'why'}]}";
        assertThat(new String(PointCodec.write(all), StandardCharsets.UTF_8)).isEqualTo(line.replace('\'', '"'));
        assertThat(read(line)).isEqualTo(all);
        assertThat(new String(PointCodec.write(Point.builder(7, noon).create()), StandardCharsets.UTF_8))
                .as("what is not known is left out")
                .isEqualTo("{\"v\":1,\"build\":7,\"time\":\"2026-01-05T12:00:00Z\"}");
    }

    private static Point read(String line) throws IOException {
        return PointReader.read(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNameMayHaveAnyCharacterBesideOneThatIsEscaped() throws IOException {
        Map<String, Counters> odd = Map.of("tab\t\ud83d\ude00", Counters.of(Metric.LINE, new Counter(1, 2)));
        Point point = Point.builder(1, Instant.EPOCH).components(odd).create();
        assertThat(PointReader.read(PointCodec.write(point))).isEqualTo(point);
        // As earlier versions wrote it.
        String escaped =
                "{\"v\":1,\"build\":1,\"time\":\"1970-01-01T00:00:00Z\",\"components\":{\"tab\\t\\uD83D\\uDE00\":[1,2]}}";
        assertThat(PointReader.read(escaped.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(point);
    }
}
