package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertDraft;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules about tests find: more that fail, and a longer time. */
class TestRulesTest {
    private static final TestsFailingRule FAILING = new TestsFailingRule();
    private static final TestsSlowerRule SLOWER = new TestsSlowerRule();

    private static Point tests(int build, int failed, long millis) {
        return Contexts.build(build, 9000)
                .tests(new TestTotals(100, failed, 0, Duration.ofMillis(millis)))
                .create();
    }

    private static AlertDraft openFailing(long before, long notified) {
        return Alerts.active(AlertType.TESTS_FAILING, "tests-failing", Metric.TEST_FAILURES, "")
                .before(new AlertLevel.Amount(before))
                .lastNotification(new LastNotification(Alerts.NOON, new AlertLevel.Amount(notified), Severity.WARNING));
    }

    private static AlertDraft openSlower(long before, long notified) {
        return Alerts.active(AlertType.TESTS_SLOWER, "tests-slower", Metric.TEST_TIME, "")
                .before(new AlertLevel.Millis(before))
                .lastNotification(new LastNotification(Alerts.NOON, new AlertLevel.Millis(notified), Severity.WARNING));
    }

    private static List<String> failing(int before, int now) {
        return new Contexts().then(tests(1, before, 0)).then(tests(2, now, 0)).said(FAILING);
    }

    @Test
    void fiveMoreFailingTestsThanBeforeAreFound() {
        assertThat(failing(1, 5)).isEmpty();
        assertThat(failing(1, 6)).containsExactly("BAD WARNING 6 tests fail, 5 more than before");
        assertThat(new Contexts().then(tests(1, 9, 0)).said(FAILING))
                .as("nothing before to compare with")
                .isEmpty();
        assertThat(new Contexts()
                        .then(tests(1, 1, 0))
                        .builds(9000)
                        .then(tests(3, 6, 0))
                        .said(FAILING))
                .as("compared with the last build with tests")
                .containsExactly("BAD WARNING 6 tests fail, 5 more than before");
    }

    @Test
    void failingTestsAreComparedWithThoseBeforeTheAlertBegan() {
        Contexts fewer =
                new Contexts().then(tests(3, 5, 0)).open(openFailing(1, 6).done());
        assertThat(fewer.said(FAILING)).containsExactly("GOOD WARNING 5 tests fail, 1 before it began");
        assertThat(new Contexts()
                        .then(tests(3, 1, 0))
                        .open(openFailing(0, 6).done())
                        .said(FAILING))
                .containsExactly("GOOD WARNING 1 test fails, 0 before it began");
        Finding same = new Contexts()
                .then(tests(3, 10, 0))
                .open(openFailing(1, 6).done())
                .findings(FAILING)
                .get(0);
        assertThat(same.before()).isEqualTo(new AlertLevel.Amount(1));
        assertThat(same.level()).isEqualTo(new AlertLevel.Amount(10));
        assertThat(same.metric()).isEqualTo(Metric.TEST_FAILURES);
        assertThat(same.worse()).as("four more than notified").isFalse();
        assertThat(new Contexts()
                        .then(tests(3, 11, 0))
                        .open(openFailing(1, 6).done())
                        .findings(FAILING)
                        .get(0)
                        .worse())
                .isTrue();
    }

    @Test
    void withinTheMarginOfFailingTestsNothingIsSaid() {
        AlertSettings margin = AlertSettings.DEFAULT.with(
                AlertType.TESTS_FAILING, new RuleSettings(null, null, null, BigDecimal.valueOf(2), null, null));
        assertThat(new Contexts()
                        .settings(margin)
                        .then(tests(3, 4, 0))
                        .open(openFailing(1, 6).done())
                        .said(FAILING))
                .containsExactly("UNKNOWN WARNING 4 tests fail, 3 more than before");
        assertThat(new Contexts()
                        .settings(margin)
                        .then(tests(3, 3, 0))
                        .open(openFailing(1, 6).done())
                        .said(FAILING))
                .containsExactly("GOOD WARNING 3 tests fail, 1 before it began");
    }

    @Test
    void aBuildWithoutTestsSaysNothingOfThem() {
        Contexts none = new Contexts().then(tests(1, 1, 10_000)).builds(9000);
        assertThat(none.said(FAILING)).isEmpty();
        assertThat(none.said(SLOWER)).isEmpty();
        none.open(openFailing(1, 6).done()).open(openSlower(10_000, 20_000).done());
        assertThat(none.said(FAILING)).containsExactly("UNKNOWN WARNING something is wrong");
        assertThat(none.said(SLOWER)).containsExactly("UNKNOWN WARNING something is wrong");
    }

    private static List<String> slower(long usual, long now) {
        return new Contexts()
                .then(tests(1, 0, usual))
                .then(tests(2, 0, usual))
                .then(tests(3, 0, usual))
                .then(tests(4, 0, now))
                .said(SLOWER);
    }

    @Test
    void slowerIsByThePercentAndByTheSeconds() {
        assertThat(slower(100_000, 119_999)).isEmpty();
        assertThat(slower(100_000, 120_000)).containsExactly("BAD WARNING tests take 2 min 0 s, usually 1 min 40 s");
        assertThat(slower(10_000, 14_999))
                .as("by half, and by less than five seconds")
                .isEmpty();
        assertThat(slower(10_000, 15_000)).hasSize(1);
    }

    @Test
    void buildsWithoutTestsHaveNoUsualTime() {
        Contexts builds = new Contexts()
                .then(tests(1, 0, 100_000))
                .builds(9000)
                .then(tests(3, 0, 100_000))
                .then(tests(4, 0, 120_000));
        assertThat(builds.said(SLOWER)).as("two had tests, three are needed").isEmpty();
        builds.then(tests(5, 0, 144_000));
        assertThat(builds.said(SLOWER)).containsExactly("BAD WARNING tests take 2 min 24 s, usually 1 min 40 s");
    }

    @Test
    void withoutASecondAnyLongerTimeIsSlowerAndTheSameIsNot() {
        AlertSettings any =
                AlertSettings.DEFAULT.toBuilder().testTimeUpSeconds(0).build();
        Contexts nothing = new Contexts()
                .settings(any)
                .then(tests(1, 0, 0))
                .then(tests(2, 0, 0))
                .then(tests(3, 0, 0));
        assertThat(nothing.then(tests(4, 0, 0)).said(SLOWER)).isEmpty();
        assertThat(nothing.then(tests(5, 0, 1)).said(SLOWER))
                .containsExactly("BAD WARNING tests take 0.0 s, usually 0.0 s");
    }

    @Test
    void theUsualTimeIsTheLowerMedianOfTheWindow() {
        AlertSettings four =
                AlertSettings.DEFAULT.with(AlertType.TESTS_SLOWER, new RuleSettings(null, null, null, null, 4, null));
        Contexts builds = new Contexts().settings(four);
        for (int seconds : new int[] {900, 40, 10, 30, 20, 100}) {
            builds.then(tests(seconds, 0, seconds * 1000L));
        }
        assertThat(builds.said(SLOWER))
                .as("of 40, 10, 30 and 20")
                .containsExactly("BAD WARNING tests take 1 min 40 s, usually 20.0 s");
    }

    @Test
    void anOpenAlertIsComparedWithTheTimeBeforeItBegan() {
        Finding still = new Contexts()
                .then(tests(9, 0, 139_999))
                .open(openSlower(100_000, 120_000).done())
                .findings(SLOWER)
                .get(0);
        assertThat(still.before()).isEqualTo(new AlertLevel.Millis(100_000));
        assertThat(still.level()).isEqualTo(new AlertLevel.Millis(139_999));
        assertThat(still.metric()).isEqualTo(Metric.TEST_TIME);
        assertThat(still.worse()).as("less than another fifth").isFalse();
        assertThat(worse(100_000, 120_000, 140_000)).isTrue();
        assertThat(worse(10_000, 15_000, 19_999)).as("less than five seconds").isFalse();
        assertThat(worse(10_000, 15_000, 20_000)).isTrue();
        assertThat(new Contexts()
                        .then(tests(9, 0, 119_999))
                        .open(openSlower(100_000, 120_000).done())
                        .said(SLOWER))
                .containsExactly("GOOD WARNING tests take 1 min 59 s again");
        assertThat(new Contexts()
                        .then(tests(9, 0, 120_000))
                        .open(openSlower(100_000, 120_000).done())
                        .said(SLOWER))
                .containsExactly("BAD WARNING tests take 2 min 0 s, usually 1 min 40 s");
    }

    private static boolean worse(long before, long notified, long now) {
        return new Contexts()
                .then(tests(9, 0, now))
                .open(openSlower(before, notified).done())
                .findings(SLOWER)
                .get(0)
                .worse();
    }

    @Test
    void withinTheMarginOfThePercentNothingIsSaid() {
        AlertSettings margin = AlertSettings.DEFAULT.with(
                AlertType.TESTS_SLOWER, new RuleSettings(null, null, null, BigDecimal.valueOf(5), null, null));
        Contexts open = new Contexts()
                .settings(margin)
                .open(openSlower(100_000, 120_000).done());
        assertThat(open.then(tests(9, 0, 115_000)).said(SLOWER))
                .containsExactly("UNKNOWN WARNING tests take 1 min 55 s, usually 1 min 40 s");
        assertThat(open.then(tests(10, 0, 114_999)).said(SLOWER))
                .containsExactly("GOOD WARNING tests take 1 min 54 s again");
    }
}
