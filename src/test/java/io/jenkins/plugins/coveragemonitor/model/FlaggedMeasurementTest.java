package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reports of each flag measured beside what all of them measured together. */
class FlaggedMeasurementTest {
    private static final TestTotals TESTS = new TestTotals(3, 1, 0, Duration.ofSeconds(2));
    private static final Carried FROM_FOUR = new Carried(4, Instant.EPOCH);
    private static final Carried FROM_SIX = new Carried(6, Instant.EPOCH.plusSeconds(1));

    /** A file whose lines from 1 on ran where the text has a {@code +}. */
    private static FileCoverage file(String path, String lines) {
        int[] numbers = IntStream.rangeClosed(1, lines.length()).toArray();
        int[] hits = lines.chars().map(c -> c == '+' ? 1 : 0).toArray();
        return new FileCoverage(path, new LineTable(numbers, hits), FunctionTable.EMPTY, Counters.NONE);
    }

    private static Component component(String name, FileCoverage... files) {
        return Component.of(name, List.of(files));
    }

    private static Measurement of(Component... components) {
        return Measurement.of(List.of(components), TestTotals.NONE);
    }

    private static Counter lines(Measurement measurement) {
        return measurement.counters().get(Metric.LINE);
    }

    private static Measurement flagged(String flag, Measurement part) {
        return Measurement.ofFlags(Map.of(flag, part), TestTotals.NONE);
    }

    @Test
    void aLineIsCoveredIfAnyFlagCoveredIt() {
        Measurement unit = of(component("", file("a", "+--"), file("u", "-")));
        Measurement e2e = of(component("", file("a", "-+-")), component("web", file("w", "+")));

        Measurement both = Measurement.ofFlags(Map.of("unit", unit, "e2e", e2e), TESTS);

        assertThat(lines(both)).isEqualTo(new Counter(3, 2));
        assertThat(both.tests()).isEqualTo(TESTS);
        assertThat(both.flags()).containsOnlyKeys("e2e", "unit");
        assertThat(both.flag("unit")).isEqualTo(unit);
        assertThat(both.flag("e2e")).isEqualTo(e2e);
        assertThat(both.flag("smoke")).isSameAs(Measurement.NONE);
        assertThat(both.flag("")).as("no report is without a flag").isSameAs(Measurement.NONE);
        assertThat(both.component("web"))
                .hasValueSatisfying(web -> assertThat(web.isCarried()).isFalse());
    }

    @Test
    void reportsWithoutAFlagAreKeptBesideTheFlags() {
        Measurement rest = of(component("", file("a", "+-")));
        Measurement mixed = Measurement.ofFlags(Map.of("", rest, "unit", of(component("", file("a", "-+")))), TESTS);

        assertThat(lines(mixed)).isEqualTo(new Counter(2, 0));
        assertThat(mixed.flags()).containsOnlyKeys("unit");
        assertThat(mixed.parts()).containsOnlyKeys("", "unit");
        assertThat(mixed.flag("")).isEqualTo(rest);
    }

    @Test
    void withoutAnyFlagThereAreNoParts() {
        Measurement rest = of(component("", file("a", "+-")));

        assertThat(Measurement.ofFlags(Map.of("", rest), TESTS).parts()).isEmpty();
        assertThat(flagged("", rest).flag("")).isEqualTo(rest);
        assertThat(flagged("unit", Measurement.NONE)).isEqualTo(Measurement.NONE);
        assertThat(flagged("unit", Measurement.of(List.of(), TESTS)).flags())
                .as("tests alone are something that a flag measured")
                .containsOnlyKeys("unit");
    }

    @Test
    void aPartOfABuildJoinsTheFlagThatItIsOf() {
        Measurement unit = flagged("unit", of(component("", file("a", "+--"))));
        Measurement more = flagged("unit", of(component("", file("a", "-+-"))));
        Measurement plain = of(component("", file("b", "+")));

        Measurement whole = unit.merge(more).merge(plain);

        assertThat(lines(whole.flag("unit"))).isEqualTo(new Counter(2, 1));
        assertThat(whole.flag("")).isEqualTo(plain);
        assertThat(lines(whole)).isEqualTo(new Counter(3, 1));
        assertThat(plain.merge(unit)).isEqualTo(unit.merge(plain));
    }

    @Test
    void oneMoreComponentIsOfAFlagOrOfNone() {
        Measurement unit = flagged("unit", of(component("", file("a", "+"))));

        assertThat(unit.plus("unit", component("web", file("w", "-")))
                        .flag("unit")
                        .components())
                .containsOnlyKeys("", "web");
        assertThat(unit.plus("", component("web", file("w", "-"))).flag("").components())
                .containsOnlyKeys("web");
    }

    @Test
    void testsBelongToTheirFlag() {
        Measurement tested =
                flagged("unit", of(component("", file("a", "+")))).testing(TESTS, Map.of("unit", TESTS, "gone", TESTS));

        assertThat(tested.tests()).isEqualTo(TESTS);
        assertThat(tested.flag("unit").tests()).isEqualTo(TESTS);
        assertThat(tested.flags()).containsOnlyKeys("unit");
    }

    @Test
    void carriedLinesCountOnlyWhereTheFileIsTheSame() {
        Measurement now = of(component("", file("same", "+-"), file("longer", "+--")));
        Measurement carried = of(component("", file("same", "-+"), file("longer", "-+"), file("only", "+"))
                .carriedFrom(FROM_FOUR));

        Measurement both = Measurement.ofFlags(Map.of("unit", now, "e2e", carried), TestTotals.NONE);

        assertThat(lines(both))
                .as("2 of same, 1 of longer as it is now, 1 of only")
                .isEqualTo(new Counter(4, 2));
        assertThat(both.components().get("").isCarried()).isFalse();
        assertThat(lines(both.withoutCarried())).isEqualTo(new Counter(2, 3));
        assertThat(both.withoutCarried().flags()).containsOnlyKeys("unit");
        assertThat(now.withoutCarried()).isSameAs(now);
        Measurement fresh = flagged("unit", now);
        assertThat(fresh.withoutCarried()).isSameAs(fresh);
    }

    @Test
    void ofTwoCarriedPartsTheNewerOneSaysHowAFileIs() {
        Measurement older = of(component("", file("a", "++")).carriedFrom(FROM_FOUR));
        Measurement newer = of(component("", file("a", "-+-")).carriedFrom(FROM_SIX));

        Measurement both = Measurement.ofFlags(Map.of("a", older, "b", newer), TestTotals.NONE);

        assertThat(lines(both)).isEqualTo(new Counter(1, 2));
        assertThat(both.components().get("").carried()).isEqualTo(FROM_SIX);
    }

    @Test
    void whatIsMissingOfAnotherFlagIsNotMissingOfThisOne() {
        Missing unit = new Missing("", "unit.xml", "unit.xml is gone", 3, false, "unit");
        Missing unknown = new Missing("", "x.xml", "x.xml is gone", 3);
        Completeness both = Completeness.of(List.of(unit, unknown));

        assertThat(both.ofFlag("unit")).isSameAs(both);
        assertThat(both.ofFlag("e2e").missing()).containsExactly(unknown);
        assertThat(Completeness.of(List.of(unit)).ofFlag("e2e").isComplete()).isTrue();
    }

    @Test
    void theNameOfAFlagIsTrimmed() {
        assertThat(FlagName.checked(" unit-1.2_x ")).isEqualTo("unit-1.2_x");
        assertThat(FlagName.checked(null)).isEmpty();
        assertThat(FlagName.checked("  ")).isEmpty();
        assertThat(FlagName.checked("u".repeat(60))).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit tests", "a/b", "a=b", "\0", "<b>"})
    void whatCannotBeInAnAddressIsNotAFlag(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlagName.checked(name))
                .withMessage("the flag '" + name
                        + "' is not usable: use up to 60 letters, digits, dots, dashes and underscores, such as unit");
    }
}
