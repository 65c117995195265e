package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers are exact: shares are compared as fractions, percentages cut off, differences signed. */
class CounterTest {
    private static final Counter NONE = Counter.NONE;

    @Test
    void whatWasNotMeasuredHasNoPercentage() {
        Counter all = new Counter(1, 0);

        assertThat(NONE.isMeasured()).isFalse();
        assertThat(all.isMeasured()).isTrue();
        assertThat(new Counter(0, 1).isMeasured()).isTrue();
        assertThat(NONE.percentText()).isEqualTo("unmeasured");
        assertThat(NONE.share()).isNaN();
        assertThatIllegalStateException().isThrownBy(() -> NONE.percent(2));
        assertThatIllegalStateException().isThrownBy(() -> NONE.compareToPercent(BigDecimal.ONE));
        assertThatIllegalStateException().isThrownBy(() -> NONE.compareShare(all));
        assertThatIllegalStateException().isThrownBy(() -> all.compareShare(NONE));
        assertThatIllegalStateException().isThrownBy(() -> Points.between(NONE, all));
        assertThatIllegalStateException().isThrownBy(() -> Points.between(all, NONE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "9223372036854775807, 1"})
    void aCounterIsNeverNegative(long covered, long missed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Counter(covered, missed));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # covered, missed, text,      share
            2,         1,      66.66 %,   0.6666666666666666
            7999,      2001,   79.99 %,   0.7999
            9999999,   1,      99.99 %,   0.9999999
            1,         0,      100.00 %,  1
            0,         3,      0.00 %,    0
            """)
    void aPercentageIsCutOff(long covered, long missed, String text, double share) {
        assertThat(new Counter(covered, missed).percentText()).isEqualTo(text);
        assertThat(new Counter(covered, missed).share()).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({
        "1/2, 2/4, 0",
        "1/2, 3/4, -1",
        "1/2, 2/5, 1",
        "1/3, 1/2, -1",
        "9223372036854775806/1, 9223372036854775805/2, 1"
    })
    void sharesCompareAsFractions(String a, String b, int sign) {
        assertThat(Integer.signum(counter(a).compareShare(counter(b)))).isEqualTo(sign);
        assertThat(Integer.signum(counter(b).compareShare(counter(a)))).isEqualTo(-sign);
    }

    private static Counter counter(String text) {
        String[] parts = text.split("/");
        return new Counter(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            # before, after,     sign, text
            1/2,      2/4,       0,    ±0.00
            1/1,      2/1,       1,    +16.67
            2/1,      1/1,       -1,   −16.67
            2/1,      66667/33333, 1,  under +0.01
            2/1,      66666/33334, -1, under −0.01
            800/200,  80005/19995, 1,  +0.01
            800/200,  80004/19996, 1,  under +0.01
            """)
    void aDifferenceHasItsSign(String before, String after, int sign, String text) {
        Points points = Points.between(counter(before), counter(after));

        assertThat(points.signum()).isEqualTo(sign);
        assertThat(points.text()).isEqualTo(text);
    }

    @Test
    void differencesCompareWithEachOtherAndWithALimit() {
        Points half = Points.between(new Counter(1, 1), new Counter(101, 99));
        Points third = Points.between(new Counter(1, 2), new Counter(1, 1));

        assertThat(half.compareTo(new BigDecimal("0.5"))).isZero();
        assertThat(half.compareTo(new BigDecimal("0.51"))).isNegative();
        assertThat(half.compareTo(new BigDecimal("0.49"))).isPositive();
        assertThat(third.compareTo(half)).isPositive();
        assertThat(half.compareTo(third)).isNegative();
        assertThat(half.compareTo(Points.between(new Counter(2, 2), new Counter(202, 198))))
                .isZero();
        assertThat(third.rounded(1)).isEqualTo("16.7");
    }

    private static Counters of(Metric metric, long covered, long missed) {
        return Counters.of(metric, new Counter(covered, missed));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void aMetricIsFoundAgainWhateverStandsBesideIt(Metric metric) {
        Counters all = Counters.NONE;
        for (Metric each : Metric.values()) {
            all = all.with(each, new Counter(each.ordinal() + 1L, 100));
        }
        Counter own = new Counter(metric.ordinal() + 1L, 100);

        assertThat(all.get(metric)).isEqualTo(own);
        assertThat(all.has(metric)).isTrue();
        assertThat(all.asMap()).hasSize(Metric.values().length).containsEntry(metric, own);
        Counters without = all.with(metric, NONE);
        assertThat(without.has(metric)).isFalse();
        assertThat(without.get(metric)).isEqualTo(NONE);
        assertThat(without.asMap()).hasSize(Metric.values().length - 1).doesNotContainKey(metric);
        assertThat(without.with(metric, own)).isEqualTo(all).hasSameHashCodeAs(all);
        Counters replaced = all.with(metric, new Counter(7, 7));
        assertThat(replaced.get(metric)).isEqualTo(new Counter(7, 7));
        assertThat(replaced).isNotEqualTo(all);
        assertThat(replaced.with(metric, own)).isEqualTo(all);
        assertThat(Counters.of(all.asMap())).isEqualTo(all);
    }

    @Test
    void countersOfNothingAreNone() {
        Counters none = Counters.of(Map.of(Metric.LINE, NONE));

        assertThat(none).isSameAs(Counters.NONE);
        assertThat(none.isEmpty()).isTrue();
        assertThat(of(Metric.LINE, 1, 0).isEmpty()).isFalse();
        assertThat(of(Metric.LINE, 1, 0).with(Metric.LINE, NONE)).isSameAs(Counters.NONE);
        assertThat(Counters.NONE.with(Metric.LINE, NONE)).isSameAs(Counters.NONE);
    }

    @Test
    void sumsAreMetricByMetric() {
        Counters lines = of(Metric.LINE, 3, 1);
        Counters both = of(Metric.LINE, 1, 2).with(Metric.BRANCH, new Counter(5, 6));
        Counters sum = lines.plus(both);

        assertThat(sum.get(Metric.LINE)).isEqualTo(new Counter(4, 3));
        assertThat(sum.get(Metric.BRANCH)).isEqualTo(new Counter(5, 6));
        assertThat(both.plus(lines)).isEqualTo(sum);
        assertThat(lines.plus(Counters.NONE)).isEqualTo(lines);
        assertThat(Counters.NONE.plus(lines)).isEqualTo(lines);
    }

    /** Two reports of the same file that only state numbers: the one that knows more counts, of equal ones the better. */
    @ParameterizedTest
    @CsvSource({"3/7, 1/1, 3/7", "1/1, 3/7, 3/7", "3/7, 4/6, 4/6", "4/6, 3/7, 4/6", "4/6, 4/6, 4/6"})
    void theBestKnownOfStatedNumbersCounts(String a, String b, String best) {
        assertThat(Counters.of(Metric.CLASS, counter(a)).best(Counters.of(Metric.CLASS, counter(b))))
                .isEqualTo(Counters.of(Metric.CLASS, counter(best)));
    }

    @Test
    void testsAddUpAndAPartIsTakenOut() {
        TestTotals part = new TestTotals(10, 2, 1, Duration.ofSeconds(3));
        TestTotals all = part.plus(new TestTotals(5, 1, 2, Duration.ofSeconds(4)));

        assertThat(all).isEqualTo(new TestTotals(15, 3, 3, Duration.ofSeconds(7)));
        assertThat(all.minus(part)).isEqualTo(new TestTotals(5, 1, 2, Duration.ofSeconds(4)));
        assertThat(all.minus(all)).isEqualTo(TestTotals.NONE);
        assertThat(all.minus(new TestTotals(10, 2, 1, Duration.ofSeconds(8))).time())
                .as("times that were rounded apart")
                .isZero();
        assertThat(TestTotals.NONE.isMeasured()).isFalse();
        assertThat(part.isMeasured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, 2, 1, false",
        "3, 2, 1, 1, true",
        "3, -1, 1, 1, false",
        "3, 1, -1, 1, false",
        "3, 0, 0, -1, false"
    })
    void noMoreTestsFailThanRan(long total, long failed, long skipped, long seconds, boolean valid) {
        if (valid) {
            assertThat(new TestTotals(total, failed, skipped, Duration.ofSeconds(seconds)).total())
                    .isEqualTo(total);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TestTotals(total, failed, skipped, Duration.ofSeconds(seconds)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            0,                 0 bytes
            1,                 1 byte
            2,                 2 bytes
            999,               999 bytes
            1000,              1 kB
            1499,              1 kB
            1500,              2 kB
            999499,            999 kB
            999500,            1.0 MB
            1240000,           1.2 MB
            9949999,           9.9 MB
            9950000,           10 MB
            2500000000,        2.5 GB
            7000000000000,     7.0 TB
            4000000000000000,  4000 TB
            """)
    void aSizeOnDiskIsShort(long bytes, String text) {
        assertThat(DiskSize.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void testsAreQuantitiesAndAllElseIsAShare(Metric metric) {
        boolean quantity = metric.name().startsWith("TEST");

        assertThat(metric.isCoverage()).isEqualTo(!quantity);
        assertThat(metric.coverage()).isEqualTo(quantity ? metric.label() : metric.label() + " coverage");
        assertThat(metric.title()).isEqualToIgnoringCase(metric.label()).matches("[A-Z].*");
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 66.66, 1", "2, 1, 66.67, -1", "4, 1, 80, 0", "0, 5, 0, 0", "0, 5, 0.1, -1"})
    void aShareComparesWithALimitExactly(long covered, long missed, BigDecimal percent, int sign) {
        assertThat(Integer.signum(new Counter(covered, missed).compareToPercent(percent)))
                .isEqualTo(sign);
    }

    private static Counters pairs(List<Metric> metrics, long... pairs) {
        return Counters.of(metrics, pairs, 2 * metrics.size());
    }

    /** A reader of large reports has plain numbers, and an array that may be longer than they are. */
    @Test
    void countersOfPlainNumbersAreThoseOfCounters() {
        Counters expected = Counters.of(Map.of(Metric.LINE, new Counter(3, 1), Metric.CLASS, new Counter(0, 2)));

        assertThat(pairs(List.of(Metric.LINE, Metric.CLASS), 3, 1, 0, 2)).isEqualTo(expected);
        assertThat(pairs(List.of(Metric.LINE, Metric.BRANCH, Metric.CLASS), 3, 1, 0, 0, 0, 2, 9, 9))
                .as("what measured nothing is left out")
                .isEqualTo(expected);
        assertThat(pairs(List.of(Metric.BRANCH), 4, 0)).isEqualTo(Counters.of(Metric.BRANCH, new Counter(4, 0)));
        assertThat(pairs(List.of(Metric.LINE), 0, 0)).isSameAs(Counters.NONE);
        assertThat(pairs(List.of())).isSameAs(Counters.NONE);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, -1", "9223372036854775807, 1"})
    void plainNumbersThatAreNoCounterAreRefused(long covered, long missed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pairs(List.of(Metric.LINE), covered, missed))
                .withMessage("not a counter: " + covered + " covered, " + missed + " missed");
    }

    @Test
    void plainNumbersOfMetricsInAnotherOrderAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> pairs(List.of(Metric.CLASS, Metric.LINE), 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> pairs(List.of(Metric.LINE, Metric.LINE), 1, 1, 1, 1));
    }

    @Test
    void programsReadAPercentageWithoutABlank() {
        assertThat(new Counter(2, 1).compactPercent()).isEqualTo("66.66%");
        assertThat(Counter.NONE.compactPercent()).isEqualTo("unmeasured");
    }
}
