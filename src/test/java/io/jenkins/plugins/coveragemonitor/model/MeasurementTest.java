package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a build measured as a whole: files once, components by name, and what is missing. */
class MeasurementTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static final TestTotals TESTS = new TestTotals(3, 1, 0, Duration.ofSeconds(2));

    /** A file whose lines from 1 on ran where the text has a {@code +}. */
    private static FileCoverage file(String path, String lines) {
        int[] numbers = IntStream.rangeClosed(1, lines.length()).toArray();
        int[] hits = lines.chars().map(c -> c == '+' ? 1 : 0).toArray();
        return new FileCoverage(path, new LineTable(numbers, hits), FunctionTable.EMPTY, Counters.NONE);
    }

    private static FileCoverage stated(String path, long covered, long missed) {
        return new FileCoverage(
                path, LineTable.EMPTY, FunctionTable.EMPTY, Counters.of(Metric.LINE, new Counter(covered, missed)));
    }

    private static Counter lines(Measurement measurement) {
        return measurement.counters().get(Metric.LINE);
    }

    @Test
    void theSameFileOfOneComponentIsOneFile() {
        Component web = Component.of("web", List.of(file("b", "+-"), file("a", "+"), file("b", "-+")));

        assertThat(web.files()).extracting(FileCoverage::path).containsExactly("a", "b");
        assertThat(web.counters().get(Metric.LINE)).isEqualTo(new Counter(3, 0));
        assertThat(web.isCarried()).isFalse();
    }

    @Test
    void twoFilesAreNotMerged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file("a", "+").merge(file("b", "+")))
                .withMessage("a and b are two files");
    }

    /** What a report states counts where its lines do not say more: JaCoCo's totals, or a report without lines. */
    @ParameterizedTest
    @CsvSource({"0, 0, 2, 1", "5, 5, 5, 5", "2, 1, 2, 1", "1, 9, 2, 1", "9, 0, 2, 1", "2, 9, 2, 9", "9, 1, 9, 1"})
    void statedNumbersCountWhereTheyHoldWhatIsListed(long covered, long missed, long ofLines, long missedLines) {
        FileCoverage both = new FileCoverage(
                "a",
                file("a", "++-").lines(),
                FunctionTable.of(new String[] {"f", "g"}, new int[] {1, 2}, new int[] {1, 0}),
                Counters.of(Metric.LINE, new Counter(covered, missed)));

        assertThat(both.counters().get(Metric.LINE)).isEqualTo(new Counter(ofLines, missedLines));
        assertThat(both.counters().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(both.stated().get(Metric.LINE)).isEqualTo(new Counter(covered, missed));
    }

    @Test
    void filesOfTheSameAreEqual() {
        FileCoverage a = file("a", "+-");

        assertThat(a)
                .isEqualTo(file("a", "+-"))
                .hasSameHashCodeAs(file("a", "+-"))
                .isNotEqualTo(file("b", "+-"))
                .isNotEqualTo(file("a", "++"))
                .isNotEqualTo(stated("a", 1, 1));
        assertThat(new FileCoverage("a", a.lines(), FunctionTable.EMPTY, Counters.of(Metric.CLASS, new Counter(1, 0))))
                .isNotEqualTo(a);
        assertThat(new FileCoverage(
                        "a",
                        a.lines(),
                        FunctionTable.of(new String[] {"f"}, new int[] {1}, new int[] {1}),
                        Counters.NONE))
                .isNotEqualTo(a);
        assertThat(a.withPath("a")).isSameAs(a);
        assertThat(a.withPath("c")).isEqualTo(file("c", "+-"));
    }

    @Test
    void aFileOfSeveralComponentsCountsOnceInTheWhole() {
        Component unit = Component.of("unit", List.of(file("a", "+--"), file("b", "+")));
        Component web = Component.of("web", List.of(file("a", "-+-"), file("c", "-")));
        Measurement all = Measurement.of(List.of(unit, web), TESTS);

        assertThat(lines(all)).isEqualTo(new Counter(3, 2));
        assertThat(all.fileCount()).isEqualTo(3);
        assertThat(all.files()).extracting(FileCoverage::path).containsExactly("a", "b", "c");
        assertThat(all.component("web").orElseThrow().counters().get(Metric.LINE))
                .isEqualTo(new Counter(1, 3));
        assertThat(all.united().component("web").orElseThrow().files())
                .extracting(FileCoverage::path)
                .containsExactly("c");
        assertThat(lines(all.united())).isEqualTo(lines(all));
        assertThat(all.united().tests()).isEqualTo(TESTS);
    }

    @Test
    void withoutASharedFileNothingIsUnited() {
        Measurement apart = Measurement.of(
                List.of(Component.of("unit", List.of(file("a", "+"))), Component.of("web", List.of(file("b", "-")))),
                TESTS);

        assertThat(apart.united()).isSameAs(apart);
        assertThat(lines(apart)).isEqualTo(new Counter(1, 1));
    }

    /** What was carried is about older lines: of a file that this build measured it says nothing. */
    @Test
    void whatWasMeasuredNowCountsBeforeWhatWasCarried() {
        Component carried =
                Component.of("old", List.of(file("a", "+++"), file("d", "+"))).carriedFrom(new Carried(3, NOON));
        Component now = Component.of("zoo", List.of(file("a", "--+")));
        Measurement all = Measurement.of(List.of(carried, now), TESTS);

        assertThat(lines(all)).isEqualTo(new Counter(2, 2));
        Measurement united = all.united();
        assertThat(united.component("old").orElseThrow().files())
                .extracting(FileCoverage::path)
                .containsExactly("d");
        assertThat(united.component("old").orElseThrow().carried()).isEqualTo(new Carried(3, NOON));
        assertThat(united.component("zoo").orElseThrow().isCarried()).isFalse();
        assertThat(all.withoutCarried().components()).containsOnlyKeys("zoo");
        assertThat(all.withoutCarried().tests()).isEqualTo(TESTS);
        Measurement onlyNow = Measurement.of(List.of(now), TESTS);
        assertThat(onlyNow.withoutCarried()).isSameAs(onlyNow);
    }

    @Test
    void aComponentAllOfWhoseFilesAreElsewhereIsNotInTheWhole() {
        Measurement all = Measurement.of(
                List.of(Component.of("a", List.of(file("x", "+-"))), Component.of("b", List.of(file("x", "-+")))),
                TESTS);

        assertThat(all.united().components()).containsOnlyKeys("a");
        assertThat(lines(all)).isEqualTo(new Counter(2, 0));
    }

    @Test
    void theNewestOfTwoCarriedComponentsIsKept() {
        Component now = Component.of("c", List.of(file("a", "+-")));
        Component three = now.carriedFrom(new Carried(3, NOON));
        Component four = Component.of("c", List.of(file("b", "+"))).carriedFrom(new Carried(4, NOON));
        Component later = Component.of("c", List.of(file("b", "+"))).carriedFrom(new Carried(3, NOON.plusSeconds(1)));

        assertThat(three.merge(four)).isEqualTo(four).isEqualTo(four.merge(three));
        assertThat(three.merge(later)).isEqualTo(later).isEqualTo(later.merge(three));
        assertThat(now.merge(four)).isEqualTo(now).isEqualTo(four.merge(now));
        assertThat(now.merge(Component.of("c", List.of(file("a", "-+"))))
                        .counters()
                        .get(Metric.LINE))
                .isEqualTo(new Counter(2, 0));
        assertThat(three)
                .isNotEqualTo(now)
                .isNotEqualTo(Component.of("d", now.files()).carriedFrom(new Carried(3, NOON)))
                .isEqualTo(Component.of("c", now.files()).carriedFrom(new Carried(3, NOON)))
                .hasSameHashCodeAs(Component.of("c", now.files()).carriedFrom(new Carried(3, NOON)));
        assertThat(now).isNotEqualTo(Component.of("c", List.of(file("a", "++"))));
    }

    @Test
    void partsOfABuildAddUp() {
        Measurement unit = Measurement.of(List.of(Component.of("", List.of(file("a", "+-")))), TESTS);
        Measurement web = Measurement.of(
                List.of(Component.of("", List.of(file("a", "-+"))), Component.of("web", List.of(file("w", "+")))),
                TESTS);
        Measurement both = unit.merge(web);

        assertThat(lines(both)).isEqualTo(new Counter(3, 0));
        assertThat(both.tests()).isEqualTo(TESTS.plus(TESTS));
        assertThat(both).isEqualTo(web.merge(unit)).hasSameHashCodeAs(web.merge(unit));
        assertThat(both).isNotEqualTo(unit);
        assertThat(unit)
                .isNotEqualTo(Measurement.of(List.copyOf(unit.components().values()), TestTotals.NONE));
        assertThat(both.isMeasured()).isTrue();
        assertThat(Measurement.NONE.isMeasured()).isFalse();
        assertThat(Measurement.of(List.of(Component.of("empty", List.of())), TESTS)
                        .components())
                .isEmpty();
    }

    private static Missing missing(String component, String report, boolean tests) {
        return new Missing(component, report, component + ": " + report + " is not there", 4, tests);
    }

    @Test
    void whatIsMissingIsKnownForTheWholeAndForAComponent() {
        Completeness partial = Completeness.of(List.of(
                missing("web", "w.info", false),
                missing("api", "TEST-a.xml", true),
                missing("web", "w.info", false),
                missing("web", "v.info", false)));

        assertThat(partial.isComplete()).isFalse();
        assertThat(partial.missing()).extracting(Missing::report).containsExactly("TEST-a.xml", "w.info", "v.info");
        assertThat(partial.lacks("")).isTrue();
        assertThat(partial.lacks("web")).isTrue();
        assertThat(partial.lacks("api")).as("its coverage is there").isFalse();
        assertThat(partial.first("").orElseThrow().report()).isEqualTo("w.info");
        assertThat(partial.first("web").orElseThrow().report()).isEqualTo("w.info");
        assertThat(partial.firstOfTests("").orElseThrow().component()).isEqualTo("api");
        assertThat(partial.firstOfTests("api")).isPresent();
        assertThat(partial.firstOfTests("web")).isEmpty();
        assertThat(partial.of("web")).hasSize(2);
        assertThat(partial.of("")).isEmpty();
        assertThat(partial.text()).isEqualTo("api: TEST-a.xml is not there; and 2 more");
        assertThat(Completeness.of(List.of(missing("web", "w", false))).text()).isEqualTo("web: w is not there");
        assertThat(Completeness.COMPLETE.text()).isEmpty();
        assertThat(Completeness.COMPLETE.isComplete()).isTrue();
        assertThat(Completeness.of(List.of())).isSameAs(Completeness.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            10 | web: 9 is not there
            11 | web: 9 is not there; and 1 more report
            30 | web: 9 is not there; and 20 more reports
            """)
    void aStageThatFellOutIsNamedByItsFirstReports(int reports, String last) {
        List<Missing> all = new ArrayList<>();
        IntStream.range(0, reports).forEach(i -> all.add(missing("web", Integer.toString(i), i == 9)));
        all.add(missing("api", "a", false));
        Completeness partial = Completeness.of(all);

        assertThat(partial.missing()).hasSize(11);
        assertThat(partial.missing().get(10).why()).isEqualTo(last);
        assertThat(partial.missing().get(10).testsOnly()).isTrue();
    }

    @Test
    void whatDiffersSpreadsInAHashedCollection() {
        Component web = Component.of("web", List.of(file("a", "+")));
        Component api = Component.of("api", List.of(file("a", "+")));

        assertThat(file("a", "+").hashCode()).isNotEqualTo(file("b", "+").hashCode());
        assertThat(web.hashCode())
                .isNotEqualTo(api.hashCode())
                .isNotEqualTo(Component.of("web", List.of(file("b", "+"))).hashCode());
        assertThat(Measurement.of(List.of(web), TESTS).hashCode())
                .isNotEqualTo(Measurement.of(List.of(api), TESTS).hashCode());
        assertThat(stated("a", 1, 2).stated().hashCode())
                .isNotEqualTo(stated("a", 2, 1).stated().hashCode());
    }

    @Test
    void inAMessageTheySayWhatTheyCameTo() {
        Component web = Component.of("web", List.of(file("a", "+-")));
        String lines = "{LINE=Counter[covered=1, missed=1]}";

        assertThat(file("a", "+-")).hasToString("a " + lines);
        assertThat(web).hasToString("web " + lines);
        assertThat(Component.of("", web.files())).hasToString("(project) " + lines);
        assertThat(Measurement.of(List.of(web), TESTS)).hasToString(lines + ", " + TESTS);
    }
}
