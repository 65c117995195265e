package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.PointBuilder;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rules see of a build and of those before it. */
class AlertContextTest {
    private static PointBuilder build(int number, int lines) {
        return Point.builder(number, Alerts.NOON).totals(Job.counters(lines));
    }

    private static AlertContext context(Point point, List<Point> ended, Alert... open) {
        return new AlertContext(point, ended, null, AlertSettings.DEFAULT, List.of(open), List.of());
    }

    private static Completeness lacking(String component) {
        return Completeness.of(List.of(new Missing(component, "a.xml", "it is not there", 1)));
    }

    private static Counter lines(int covered, int missed) {
        return new Counter(covered, missed);
    }

    @Test
    void onlyWholeMeasurementsAreComparedWith() {
        Point whole = build(1, 9000).create();
        Point testsAlone =
                build(2, -1).tests(new TestTotals(9, 0, 0, Duration.ZERO)).create();
        Point nothing = build(3, -1).create();
        Point part = build(4, 9000).completeness(lacking("")).create();
        Point aborted = build(5, 9000).buildState(BuildState.ABORTED).create();
        AlertContext context = context(build(6, 9000).create(), List.of(whole, testsAlone, nothing, part, aborted));
        assertThat(context.earlier()).containsExactly(whole, testsAlone);
        assertThat(context.previous()).as("whatever it misses").isEqualTo(aborted);
        assertThat(context(whole, List.of()).previous()).isNull();
    }

    @Test
    void theNewestBuildThatFulfilsAConditionIsTheLast() {
        Point first = build(1, 9000).create();
        Point second = build(2, 9000).create();
        AlertContext context = context(build(3, 9000).create(), List.of(first, second));
        assertThat(context.last(point -> true)).contains(second);
        assertThat(context.last(point -> point.build() < 2)).contains(first);
        assertThat(context.last(point -> point.build() > 2)).isEmpty();
    }

    @Test
    void theOpenAlertOfACauseIsThatOfRuleMetricAndComponent() {
        Alert web = Alerts.active(AlertType.REGRESSION, "regression", Metric.LINE, "web")
                .done();
        AlertContext context = context(build(3, 9000).create(), List.of(), web);
        assertThat(context.open("regression", Metric.LINE, "web")).contains(web);
        assertThat(context.open("anomaly", Metric.LINE, "web")).isEmpty();
        assertThat(context.open("regression", Metric.BRANCH, "web")).isEmpty();
        assertThat(context.open("regression", Metric.LINE, "")).isEmpty();
        assertThat(context.open("regression")).containsExactly(web);
        assertThat(context.open("anomaly")).isEmpty();
    }

    @Test
    void ofAComponentThatIsNotLookedAtNothingCanBeSaid() {
        Alert web =
                Alerts.active(AlertType.ANOMALY, "anomaly", Metric.LINE, "web").done();
        AlertContext context = context(build(3, 9000).create(), List.of(), web);
        assertThat(context.unread("anomaly", Metric.LINE, List.of("")))
                .extracting(Finding::component, Finding::state, Finding::message)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("web", FindingState.UNKNOWN, "something is wrong"));
        assertThat(context.unread("anomaly", Metric.LINE, List.of("", "web"))).isEmpty();
        assertThat(context.unread("anomaly", Metric.BRANCH, List.of(""))).isEmpty();
    }

    @Test
    void theProjectComesBeforeItsComponentsAndEachIsNamedOnce() {
        Point point = build(3, 9000)
                .components(Map.of("web", Counters.NONE, "api", Counters.NONE))
                .create();
        Alert web = Alerts.active(AlertType.REGRESSION, "regression", Metric.LINE, "web")
                .done();
        Alert gone = Alerts.active(AlertType.REGRESSION, "regression", Metric.LINE, "gone")
                .done();
        Alert other = Alerts.active(AlertType.ANOMALY, "anomaly", Metric.LINE, "other")
                .done();
        assertThat(context(point, List.of(), web, gone, other).components("regression"))
                .containsExactly("", "api", "gone", "web");
    }

    @Test
    void whatWasCarriedForwardOrIsAPartIsNotMeasured() {
        Map<String, Counters> web = Map.of("web", Job.counters(8000));
        assertThat(AlertContext.measured(build(1, 9000).components(web).create(), "web", Metric.LINE))
                .isEqualTo(lines(8000, 2000));
        assertThat(AlertContext.measured(
                        build(1, 9000)
                                .components(web)
                                .carried(Map.of("web", new Carried(1, Alerts.NOON)))
                                .create(),
                        "web",
                        Metric.LINE))
                .isEqualTo(Counter.NONE);
        Point part = build(1, 9000).components(web).completeness(lacking("web")).create();
        assertThat(AlertContext.measured(part, "web", Metric.LINE)).isEqualTo(Counter.NONE);
        assertThat(AlertContext.measured(part, "", Metric.LINE)).isEqualTo(Counter.NONE);
    }

    private static Point without(int number, int covered, int missed) {
        return build(number, 9000)
                .removed(Map.of("", Counters.of(Metric.LINE, lines(covered, missed))))
                .create();
    }

    @Test
    void codeThatWasRemovedSinceIsNotLost() {
        AlertContext context = context(
                without(4, 10, 0),
                List.of(without(1, 7, 0), without(2, 30, 0), build(3, 9000).create()));
        assertThat(context.withoutRemoved(lines(90, 10), 1, "", Metric.LINE))
                .as("30 with #2 and 10 with #4")
                .isEqualTo(lines(50, 10));
        assertThat(context.withoutRemoved(lines(90, 10), 2, "", Metric.LINE)).isEqualTo(lines(80, 10));
        assertThat(context.withoutRemoved(lines(90, 10), 1, "web", Metric.LINE)).isEqualTo(lines(90, 10));
        assertThat(context.withoutRemoved(lines(90, 10), 1, "", Metric.BRANCH)).isEqualTo(lines(90, 10));
    }

    @Test
    void removedCodeNeverMakesTheEarlierLevelHigherAndNeverNothing() {
        assertThat(AlertContext.lower(lines(90, 10), without(2, 0, 5), "", Metric.LINE))
                .isEqualTo(lines(90, 10));
        assertThat(AlertContext.lower(lines(90, 10), without(2, 9, 1), "", Metric.LINE))
                .as("the share stays")
                .isEqualTo(lines(90, 10));
        assertThat(AlertContext.lower(lines(90, 10), without(2, 100, 0), "", Metric.LINE))
                .as("more than there was")
                .isEqualTo(lines(0, 10));
        assertThat(AlertContext.lower(lines(90, 10), without(2, 50, 11), "", Metric.LINE))
                .isEqualTo(lines(90, 10));
        assertThat(AlertContext.lower(lines(90, 10), without(2, 90, 10), "", Metric.LINE))
                .as("all of it")
                .isEqualTo(lines(90, 10));
        assertThat(AlertContext.lower(Counter.NONE, without(2, 90, 10), "", Metric.LINE))
                .isEqualTo(Counter.NONE);
    }

    @Test
    void aJobThatKnowsNoBranchesHasOne() {
        assertThat(AlertContext.sameBranch(build(1, 9000).create(), "")).isTrue();
        assertThat(AlertContext.sameBranch(build(1, 9000).branch("b").create(), "b"))
                .isTrue();
        assertThat(AlertContext.sameBranch(build(1, 9000).branch("b").create(), ""))
                .isFalse();
    }

    private static Alert accepted(int build, Metric metric, String component, AlertLevel level) {
        return Alerts.active(AlertType.REGRESSION, "regression", metric, component)
                .level(level)
                .counts(build, 1, 0)
                .done();
    }

    private static java.util.Optional<Alert> newest(List<Alert> accepted, Point... ended) {
        return new AlertContext(
                        build(9, 7000).create(), List.of(ended), null, AlertSettings.DEFAULT, List.of(), accepted)
                .accepted(Metric.LINE, "");
    }

    @Test
    void theNewestLevelThatWasAcceptedCounts() {
        Alert older = accepted(2, Metric.LINE, "", Alerts.share(8000));
        Alert newer = accepted(4, Metric.LINE, "", Alerts.share(7000));
        Alert web = accepted(5, Metric.LINE, "web", Alerts.share(6000));
        Alert branches = accepted(6, Metric.BRANCH, "", Alerts.share(6000));
        Alert count = accepted(7, Metric.LINE, "", new AlertLevel.Amount(3));
        assertThat(newest(List.of(older, newer, web, branches, count))).contains(newer);
        assertThat(newest(List.of(web, branches, count))).isEmpty();
    }

    /** Half a point, which is what a regression needs. */
    @Test
    void anAcceptedLevelCountsUntilABuildWasBetterByAsMuchAsARegression() {
        List<Alert> accepted = List.of(accepted(4, Metric.LINE, "", Alerts.share(7000)));
        assertThat(newest(accepted, build(4, 9000).create()))
                .as("the build itself, recorded again")
                .isPresent();
        assertThat(newest(accepted, build(5, 7049).create(), build(6, -1).create()))
                .isPresent();
        assertThat(newest(accepted, build(5, 7050).create(), build(6, 7000).create()))
                .isEmpty();
    }
}
