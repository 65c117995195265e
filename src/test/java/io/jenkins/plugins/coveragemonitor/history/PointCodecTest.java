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
                        .build())
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

    private static Point read(String line) throws IOException {
        return PointReader.read(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNameMayHaveAnyCharacterBesideOneThatIsEscaped() throws IOException {
        Map<String, Counters> odd = Map.of("tab\t\ud83d\ude00", Counters.of(Metric.LINE, new Counter(1, 2)));
        Point point = Point.builder(1, Instant.EPOCH).components(odd).build();
        assertThat(PointReader.read(PointCodec.write(point))).isEqualTo(point);
        // As earlier versions wrote it.
        String escaped =
                "{\"v\":1,\"build\":1,\"time\":\"1970-01-01T00:00:00Z\",\"components\":{\"tab\\t\\uD83D\\uDE00\":[1,2]}}";
        assertThat(PointReader.read(escaped.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(point);
    }
}
