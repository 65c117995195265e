package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.alert.store.Acceptance;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.alert.store.TimeBasedRules;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an alert: what builds, people and time do to it. */
class AlertLifeTest {
    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    private AlertActions actions() {
        return new AlertActions(job.book, job.settings, job.silences, "ann", Acceptance.NONE);
    }

    private String alertId() throws IOException {
        return job.book.open().get(0).alertId();
    }

    /** What was found since this was asked last. */
    private List<AlertNotice.Kind> notified() throws IOException {
        List<AlertNotice.Kind> kinds = new ArrayList<>();
        for (AlertEvent step : job.book.waiting()) {
            step.notices().forEach(notice -> kinds.add(notice.kind()));
            job.book.dispatched(step);
        }
        return kinds;
    }

    private AlertEvent evaluate(Duration later) throws IOException {
        job.now = job.now.plus(later);
        List<Point> newest = job.history.stream().filter(Point::isMeasured).toList();
        return new TimeBasedRules(job.settings, job.silences, alert -> Set.of())
                .evaluate(job.book, newest.subList(Math.max(0, newest.size() - 1), newest.size()), Set.of());
    }

    private void drop() throws IOException {
        job.build(1, 9000);
        assertThat(job.build(2, 8900).notices()).hasSize(1);
    }

    private static GateOutcome gate(Outcome outcome, int covered) {
        return new GateOutcome(
                "Line at least 80 %",
                Metric.LINE, "", false, outcome, new Counter(covered, 10_000 - covered), "12 more");
    }

    @Test
    void aRuleCanAskForSeveralBuildsInARowBeforeItIsSure() throws IOException {
        job.settings = job.settings.with(
                AlertType.THRESHOLD_VIOLATION, new RuleSettings(true, 3, 2, BigDecimal.ZERO, null, null));
        GateOutcome missed = gate(Outcome.WARNING, 7900);
        assertThat(job.build(job.point(1, 8000), List.of(missed)).notices()).isEmpty();
        assertThat(job.book.open()).extracting(Alert::status).containsExactly(AlertStatus.PENDING);
        assertThat(job.build(job.point(2, 8000), List.of(missed)).notices()).isEmpty();
        assertThat(job.build(job.point(3, 8000), List.of(missed)).notices()).hasSize(1);
        assertThat(job.build(job.point(4, 8000), List.of(gate(Outcome.PASSED, 8000)))
                        .notices())
                .isEmpty();
        assertThat(job.build(job.point(5, 8000), List.of(missed)).notices()).isEmpty();
        assertThat(job.build(job.point(6, 8000), List.of(gate(Outcome.PASSED, 8000)))
                        .notices())
                .isEmpty();
        assertThat(job.build(job.point(7, 8000), List.of(gate(Outcome.PASSED, 8000)))
                        .notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void whatGoesAwayWhilePendingWasNothing() throws IOException {
        job.settings =
                job.settings.with(AlertType.THRESHOLD_VIOLATION, new RuleSettings(true, 3, null, null, null, null));
        job.build(job.point(1, 8000), List.of(gate(Outcome.WARNING, 7900)));
        job.build(job.point(2, 8000), List.of(gate(Outcome.PASSED, 8000)));
        assertThat(job.book.alerts()).isEmpty();
    }

    @Test
    void aMarginKeepsAnAlertFromFlapping() throws IOException {
        job.settings = job.settings.with(
                AlertType.REGRESSION, new RuleSettings(null, null, null, new BigDecimal("0.2"), null, null));
        drop();
        assertThat(job.build(3, 8960).notices()).isEmpty();
        assertThat(job.build(4, 8970).notices()).isEmpty();
        assertThat(job.build(5, 8971).notices()).hasSize(1);
    }

    @Test
    void anAlertThatComesBackSoonContinuesItsThread() throws IOException {
        drop();
        String alertId = job.book.open().get(0).alertId();
        job.build(3, 9000);
        assertThat(job.build(4, 8900).transitions())
                .extracting(Transition::kind)
                .containsExactly(AlertChange.Kind.REOPENED);
        assertThat(job.book.alerts()).extracting(Alert::alertId).containsExactly(alertId);
        job.build(5, 9000);
        job.now = job.now.plus(Duration.ofDays(2));
        job.build(6, 8900);
        assertThat(job.book.alerts()).hasSize(2);
        assertThat(job.book.open().get(0).alertId()).isNotEqualTo(alertId);
    }

    @Test
    void anAcknowledgedAlertIsQuietUntilItsTime() throws IOException {
        job.settings = job.settings.toBuilder()
                .reopenHours(24)
                .repeatHours(4)
                .acceptDays(0)
                .staleDays(0)
                .build();
        drop();
        assertThat(evaluate(Duration.ofHours(5)).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.REMINDER);
        notified();
        actions().acknowledge(alertId(), "on it", job.now.plus(Duration.ofHours(8)), null);
        assertThat(notified()).isEmpty();
        assertThat(evaluate(Duration.ofHours(7)).isEmpty()).isTrue();
        assertThat(job.build(3, 8800).notices()).isEmpty();
        assertThat(evaluate(Duration.ofHours(2)).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.REMINDER);
        assertThat(job.book.open().get(0).status()).isEqualTo(AlertStatus.ACTIVE);
    }

    @Test
    void anAcknowledgedAlertSpeaksWhenItIsWorseThanAgreed() throws IOException {
        drop();
        actions().acknowledge(alertId(), "on it", null, new BigDecimal("1.0"));
        assertThat(job.build(3, 8801).notices()).isEmpty();
        assertThat(job.build(4, 8800).notices()).extracting(AlertNotice::kind).containsExactly(AlertNotice.Kind.WORSE);
        assertThat(job.build(5, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void anAcceptedLevelIsTheBaselineAndNeedsAReason() throws IOException {
        drop();
        notified();
        assertThatThrownBy(() -> actions().accept(alertId(), " ")).hasMessage("say why the new level is accepted");
        Alert accepted = actions().accept(alertId(), "the legacy module came in");
        assertThat(accepted.lastChange().who()).isEqualTo("ann");
        assertThat(accepted.lastChange().note()).isEqualTo("the legacy module came in");
        assertThat(notified()).containsExactly(AlertNotice.Kind.RESOLVED);
        assertThat(job.build(3, 8860).notices()).isEmpty();
        assertThat(Job.notified(job.build(4, 8800)))
                .containsExactly("FIRING REGRESSION line coverage fell 0.60 points from 88.60 % to 88.00 %");
    }

    private static GateOutcome comparing(Outcome outcome) {
        return new GateOutcome("no drop", Metric.LINE, "", true, outcome, Counter.NONE, "against #1");
    }

    /** A steady job that falls by 10 points, which a regression, an anomaly and a gate find. */
    private void fallFromAUsualLevel() throws IOException {
        for (int build = 1; build <= 12; build++) {
            job.build(build, 9000);
        }
        job.build(job.point(13, 8000), List.of(comparing(Outcome.WARNING)));
        assertThat(job.book.open())
                .extracting(Alert::type)
                .containsExactlyInAnyOrder(AlertType.REGRESSION, AlertType.ANOMALY, AlertType.THRESHOLD_VIOLATION);
        assertThat(notified()).containsExactly(AlertNotice.Kind.FIRING);
    }

    @Test
    void whatElseIsSaidOfAFallThatIsAcceptedIsOverWithIt() throws IOException {
        fallFromAUsualLevel();
        String regression = job.book.open().stream()
                .filter(alert -> alert.type() == AlertType.REGRESSION)
                .findFirst()
                .orElseThrow()
                .alertId();
        new AlertActions(job.book, job.settings, job.silences, "ann", (alert, who, note) -> Set.of("no drop"))
                .accept(regression, "the legacy module came in");
        assertThat(notified()).containsExactly(AlertNotice.Kind.RESOLVED);
        assertThat(job.book.open()).isEmpty();

        job.build(job.point(14, 8000), List.of(comparing(Outcome.PASSED)));
        assertThat(job.book.open()).as("the accepted level is not odd").isEmpty();
        job.build(15, 9000);
        assertThat(job.build(16, 8000).notices()).as("it is another loss").hasSize(1);
    }

    @Test
    void aGateThatDoesNotCompareWithAnAcceptedLevelStays() throws IOException {
        fallFromAUsualLevel();
        String regression = job.book.open().stream()
                .filter(alert -> alert.type() == AlertType.REGRESSION)
                .findFirst()
                .orElseThrow()
                .alertId();
        actions().accept(regression, "the legacy module came in");
        assertThat(job.book.open()).extracting(Alert::type).containsExactly(AlertType.THRESHOLD_VIOLATION);
    }

    @Test
    void aFallThatIsAcceptedByAgeTakesTheRestWithIt() throws IOException {
        fallFromAUsualLevel();
        job.settings = job.settings.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(30)
                .staleDays(0)
                .build();
        job.now = job.now.plus(Duration.ofDays(31));
        new TimeBasedRules(job.settings, job.silences, alert -> Set.of("no drop"))
                .evaluate(job.book, List.of(), Set.of());
        assertThat(notified()).containsExactly(AlertNotice.Kind.RESOLVED);
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void aLossBecomesTheNormByAgeOnlyIfSoConfigured() throws IOException {
        drop();
        assertThat(evaluate(Duration.ofDays(60)).isEmpty()).isTrue();
        job.settings = job.settings.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(61)
                .staleDays(0)
                .build();
        assertThat(evaluate(Duration.ofDays(2)).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
        assertThat(job.book.alerts().get(0).resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
    }

    @Test
    void aSilenceDelaysTheBeginningAndNotTheEnd() throws IOException {
        job.build(1, 9000);
        AlertMatcher drops = new AlertMatcher(Set.of("a*"), null, null, Set.of(AlertType.REGRESSION), null, null);
        job.silences = new Silences(
                List.of(new Silence("x", drops, job.now, job.now.plus(Duration.ofHours(1)), "ann", "we know")));
        AlertEvent muted = job.build(2, 8900);
        assertThat(muted.notices()).isEmpty();
        assertThat(muted.muted()).hasSize(1);
        assertThat(evaluate(Duration.ofMinutes(30)).notices()).isEmpty();
        assertThat(evaluate(Duration.ofMinutes(30)).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.FIRING);
        job.silences = new Silences(
                List.of(new Silence("x", AlertMatcher.ALL, job.now, job.now.plus(Duration.ofHours(1)), "ann", "")));
        assertThat(job.build(3, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void whoWasNotToldOfTheBeginningIsNotToldOfTheEnd() throws IOException {
        job.silences = new Silences(
                List.of(new Silence("x", AlertMatcher.ALL, job.now, job.now.plus(Duration.ofHours(1)), "ann", "")));
        job.build(1, 9000);
        job.build(2, 8900);
        assertThat(job.build(3, 9000).notices()).isEmpty();
    }

    @Test
    void aBuildThatFinishesLateChangesNothing() throws IOException {
        job.build(1, 9000);
        job.build(3, 9000);
        assertThat(job.build(2, 5000).isEmpty()).isTrue();
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void aBuildThatWasSkippedIsLookedAtBeforeTheNext() throws IOException {
        job.build(1, 9000);
        job.history.add(job.point(2, 8900));
        assertThat(job.build(3, 8890).notices()).hasSize(1);
        assertThat(job.book.open().get(0).since().build()).isEqualTo(2);
    }

    @Test
    void whatWasOverAndCameBackUnseenNeverEndedForItsReceivers() throws IOException {
        drop();
        job.history.add(job.point(3, 9000));
        assertThat(job.build(4, 8890).notices()).isEmpty();
        assertThat(job.book.open()).hasSize(1);
        assertThat(job.build(5, 8830).notices()).extracting(AlertNotice::kind).containsExactly(AlertNotice.Kind.WORSE);
        assertThat(job.build(6, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void theSameBuildAgainIsNotCountedTwiceAndMayTakeItBack() throws IOException {
        job.settings =
                job.settings.with(AlertType.THRESHOLD_VIOLATION, new RuleSettings(true, 2, null, null, null, null));
        job.build(job.point(1, 7900), List.of(gate(Outcome.WARNING, 7900)));
        job.build(job.point(1, 7900), List.of(gate(Outcome.WARNING, 7900)));
        assertThat(job.book.open()).extracting(Alert::status).containsExactly(AlertStatus.PENDING);
        drop();
        assertThat(job.build(2, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void aBuildThatIsDeletedLeavesTheAlertThatBeganWithIt() throws IOException {
        drop();
        job.history.removeIf(point -> point.build() <= 2);
        assertThat(job.build(3, 8900).notices()).isEmpty();
        assertThat(job.build(4, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void aJobThatIsRenamedKeepsItsAlertsAndTheirThreads() throws IOException {
        drop();
        Job renamed = new Job(folder, "folder/app2");
        renamed.history.addAll(job.history);
        assertThat(renamed.book.open())
                .extracting(Alert::alertId)
                .isEqualTo(job.book.open().stream().map(Alert::alertId).toList());
        assertThat(renamed.book.waiting().get(0).notices().get(0).alert().key().job())
                .isEqualTo("folder/app2");
        assertThat(renamed.build(3, 8900).notices()).isEmpty();
        assertThat(renamed.build(4, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void aBranchThatVanishedTakesItsAlertsWithItQuietly() throws IOException {
        job.branch = "feature";
        drop();
        actions().create(AlertType.ANOMALY, Severity.WARNING, "feature", null, "", "by hand", "look at this");
        AlertEvent step = new TimeBasedRules(job.settings, job.silences, alert -> Set.of())
                .evaluate(job.book, List.of(), Set.of("feature"));
        assertThat(step.notices()).isEmpty();
        assertThat(job.book.open()).as("what a person began a person ends").hasSize(1);
        Resolution end = job.book.alerts().get(0).resolution();
        assertThat(end.how()).isEqualTo(Resolution.How.RETIRED);
        assertThat(end.note()).isEqualTo("branch gone: not built for 30 days");
    }

    @Test
    void aBranchThatComesBackBeginsAnew() throws IOException {
        job.branch = "feature";
        drop();
        String alertId = alertId();
        new TimeBasedRules(job.settings, job.silences, alert -> Set.of())
                .evaluate(job.book, List.of(), Set.of("feature"));
        assertThat(job.build(3, 8900).notices()).isEmpty();
        assertThat(job.build(4, 8800).notices()).hasSize(1);
        assertThat(alertId()).isNotEqualTo(alertId);
    }

    @Test
    void aGateThatHasNoBaselineThisTimeKeepsItsAlert() throws IOException {
        Counter actual = new Counter(8_000, 2_000);
        GateOutcome missed =
                new GateOutcome("Line may only rise", Metric.LINE, "", true, Outcome.WARNING, actual, "3 more");
        GateOutcome unknown = new GateOutcome(
                "Line may only rise", Metric.LINE, "", false, Outcome.NOT_EVALUATED, Counter.NONE, "no baseline");
        job.build(job.point(1, 8_000), List.of(missed));
        job.build(job.point(2, 8_000), List.of(unknown));
        assertThat(job.book.open()).extracting(Alert::type).containsExactly(AlertType.THRESHOLD_VIOLATION);
    }

    @Test
    void aRegressionSaysWhatAGateOnTheSameChangeWouldSay() throws IOException {
        job.build(1, 9000);
        GateOutcome missed = new GateOutcome(
                "Line drop at most 0.5", Metric.LINE, "", true, Outcome.FAILED, new Counter(8_900, 1_100), "50 more");
        assertThat(job.build(job.point(2, 8900), List.of(missed)).notices())
                .extracting(notice -> notice.alert().type())
                .containsExactly(AlertType.REGRESSION);
        GateOutcome passed = new GateOutcome(
                "Line drop at most 0.5", Metric.LINE, "", true, Outcome.PASSED, new Counter(8_900, 1_100), "");
        assertThat(job.build(job.point(3, 8900), List.of(passed)).notices()).isEmpty();
        assertThat(job.build(job.point(4, 9000), List.of(passed)).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void aRuleThatIsSwitchedOffOrAGateThatIsGoneTakesItsAlertWithIt() throws IOException {
        job.build(job.point(1, 7900), List.of(gate(Outcome.WARNING, 7900)));
        assertThat(job.build(job.point(2, 7800), List.of()).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.FIRING);
        job.settings = job.settings.with(AlertType.REGRESSION, new RuleSettings(false, null, null, null, null, null));
        job.build(3, 7800);
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void aMeasurementThatHasGoneStaleIsLostAndFoundAgain() throws IOException {
        job.settings = job.settings.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(0)
                .staleDays(7)
                .build();
        job.build(1, 9000);
        assertThat(evaluate(Duration.ofDays(6)).isEmpty()).isTrue();
        assertThat(Job.notified(evaluate(Duration.ofDays(2))))
                .containsExactly("FIRING MEASUREMENT_LOST nothing was measured for 7 days, last in #1");
        assertThat(evaluate(Duration.ofDays(1)).isEmpty()).isTrue();
        assertThat(job.build(2, 9000).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void aComponentThatIsLostMutesTheDropItCauses() throws IOException {
        job.build(job.point(1, 9000, Map.of("a", 9000, "b", 9000), TestTotals.NONE));
        Point part = Job.without(job.point(2, 8000, Map.of("a", 9000), TestTotals.NONE), "b", 1);
        assertThat(Job.notified(job.build(part)))
                .containsExactly("FIRING MEASUREMENT_LOST component b was not measured, last measured in #1");
        assertThat(Job.notified(job.build(job.point(3, 9000, Map.of("a", 9000, "b", 9000), TestTotals.NONE))))
                .containsExactly("RESOLVED MEASUREMENT_LOST component b is measured again");
    }

    private Point lacking(int number, String... reports) {
        List<Missing> missing = Arrays.stream(reports)
                .map(report -> new Missing("", report, report + " is not there", 1))
                .toList();
        return job.point(number, 9000).with(Completeness.of(missing));
    }

    @Test
    void anotherReportThatIsLostIsToldAndOneThatIsBackIsNot() throws IOException {
        job.build(1, 9000);
        assertThat(Job.notified(job.build(lacking(2, "a.xml"))))
                .containsExactly("FIRING MEASUREMENT_LOST a.xml is not there");
        assertThat(job.build(lacking(3, "a.xml")).notices()).isEmpty();
        assertThat(Job.notified(job.build(lacking(4, "a.xml", "b.xml"))))
                .containsExactly("WORSE MEASUREMENT_LOST a.xml is not there; and 1 more report");
        assertThat(job.build(lacking(5, "b.xml")).notices()).isEmpty();
        assertThat(job.build(lacking(5, "b.xml")).notices()).as("once more").isEmpty();
        assertThat(Job.notified(job.build(6, 9000)))
                .containsExactly("RESOLVED MEASUREMENT_LOST all that was missing is measured again");
    }

    @Test
    void whatWasNeverThereIsNotLost() throws IOException {
        Point first = job.point(1, 9000)
                .with(Completeness.of(List.of(new Missing("py", "py.xml", "no report matches 'py.xml'", null))));
        assertThat(job.build(first).notices()).isEmpty();
        assertThat(Job.notified(job.build(2, -1)))
                .containsExactly("FIRING MEASUREMENT_LOST coverage was not measured, last measured in #1");
    }

    @Test
    void aPartEndsNoAlertAndHasNoGoodNews() throws IOException {
        job.build(1, 9000);
        job.build(2, 8000);
        assertThat(Job.notified(job.build(lacking(3, "a.xml"))))
                .containsExactly("FIRING MEASUREMENT_LOST a.xml is not there");
        assertThat(job.book.open()).extracting(Alert::type).contains(AlertType.REGRESSION);
        assertThat(Job.notified(job.build(4, 9000)))
                .contains("RESOLVED REGRESSION line coverage is back at 90.00 % (90.00 % before the drop)");
    }

    @Test
    void fiveMoreFailingTestsAreAnAlert() throws IOException {
        job.build(job.point(1, 9000, Map.of(), new TestTotals(100, 1, 0, Duration.ofSeconds(60))));
        assertThat(job.build(job.point(2, 9000, Map.of(), new TestTotals(100, 5, 0, Duration.ofSeconds(60))))
                        .notices())
                .isEmpty();
        assertThat(Job.notified(
                        job.build(job.point(3, 9000, Map.of(), new TestTotals(100, 10, 0, Duration.ofSeconds(60))))))
                .containsExactly("FIRING TESTS_FAILING 10 tests fail, 5 more than before");
        assertThat(Job.notified(
                        job.build(job.point(4, 9000, Map.of(), new TestTotals(100, 9, 0, Duration.ofSeconds(60))))))
                .containsExactly("RESOLVED TESTS_FAILING 9 tests fail, 5 before it began");
    }

    @Test
    void aFifthMoreTestTimeIsAnAlertOnceThereAreEnoughBuildsToKnowTheUsual() throws IOException {
        for (int build = 1; build <= 3; build++) {
            job.build(job.point(build, 9000, Map.of(), new TestTotals(100, 0, 0, Duration.ofSeconds(100))));
        }
        assertThat(job.build(job.point(4, 9000, Map.of(), new TestTotals(100, 0, 0, Duration.ofSeconds(119))))
                        .notices())
                .isEmpty();
        assertThat(Job.notified(
                        job.build(job.point(5, 9000, Map.of(), new TestTotals(100, 0, 0, Duration.ofSeconds(120))))))
                .containsExactly("FIRING TESTS_SLOWER tests take 2 min 0 s, usually 1 min 40 s");
        assertThat(Job.notified(
                        job.build(job.point(6, 9000, Map.of(), new TestTotals(100, 0, 0, Duration.ofSeconds(110))))))
                .containsExactly("RESOLVED TESTS_SLOWER tests take 1 min 50 s again");
    }

    @Test
    void aSlowLossIsAnAlertWhenTheTrendIsSure() throws IOException {
        int fired = 0;
        for (int build = 1; build <= 30; build++) {
            AlertEvent step = job.build(build, 9000 - 5 * build + (build % 2));
            fired += (int) step.notices().stream()
                    .filter(notice -> notice.alert().type() == AlertType.TREND_DEGRADATION)
                    .count();
        }
        assertThat(fired).isBetween(1, 2);
        assertThat(job.book.open()).extracting(Alert::type).containsExactly(AlertType.TREND_DEGRADATION);
    }

    @Test
    void aPersonCanBeginAndEndAnAlertThatNoRuleTouches() throws IOException {
        Alert begun = actions()
                .create(
                        AlertType.ANOMALY,
                        Severity.CRITICAL,
                        "",
                        null,
                        "",
                        "freeze",
                        "release freeze, no drops please");
        assertThat(AlertKey.parse(begun.key().toString())).isEqualTo(begun.key());
        job.build(1, 9000);
        assertThat(job.book.open()).hasSize(1);
        actions().resolve(begun.alertId(), "released");
        assertThat(notified()).containsExactly(AlertNotice.Kind.FIRING, AlertNotice.Kind.RESOLVED);
    }

    @Test
    void resolvedAlertsAreForgottenAfterRetention() throws IOException {
        drop();
        job.build(3, 9000);
        evaluate(Duration.ofDays(89));
        assertThat(job.book.alerts()).hasSize(1);
        evaluate(Duration.ofDays(2));
        assertThat(job.book.alerts()).isEmpty();
    }
}
