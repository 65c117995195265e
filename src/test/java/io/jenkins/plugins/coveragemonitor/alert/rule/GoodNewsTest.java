package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The events: a rise of the project, and its target. */
class GoodNewsTest {
    private static final ImprovementRule RISE = new ImprovementRule();
    private static final TargetRule APPROACHING = new TargetRule(AlertType.TARGET_APPROACHING);
    private static final TargetRule REACHED = new TargetRule(AlertType.TARGET_REACHED);

    private static Point both(int build, int lines, int branches) {
        return Contexts.build(build, lines)
                .totals(Counters.of(Metric.LINE, new Counter(lines, 10_000 - lines))
                        .with(Metric.BRANCH, new Counter(branches, 10_000 - branches)))
                .create();
    }

    private static Point testsAlone(int build) {
        return Contexts.build(build, -1)
                .tests(new TestTotals(9, 0, 0, Duration.ZERO))
                .create();
    }

    @Test
    void aRiseOfHalfAPointIsFound() {
        assertThat(new Contexts().builds(9000, 9049).said(RISE)).isEmpty();
        Contexts rise = new Contexts().builds(9000, 9050);
        assertThat(rise.said(RISE)).containsExactly("BAD INFO line coverage rose 0.50 points to 90.50 %");
        Finding found = rise.findings(RISE).get(0);
        assertThat(found.metric()).isEqualTo(Metric.LINE);
        assertThat(found.before()).isEqualTo(Alerts.share(9000));
        assertThat(found.level()).isEqualTo(Alerts.share(9050));
    }

    @Test
    void oneRiseIsOneEventWhateverMetricsRose() {
        Contexts rise = new Contexts().then(both(1, 9000, 8000)).then(both(2, 9100, 8050));
        assertThat(rise.said(RISE))
                .containsExactly(
                        "BAD INFO line coverage rose 1.00 points to 91.00 %, branch coverage rose 0.50 points to 80.50 %");
        Contexts branches = new Contexts().then(both(1, 9000, 8000)).then(both(2, 9000, 8050));
        assertThat(branches.findings(RISE)).extracting(Finding::metric).containsExactly(Metric.BRANCH);
        assertThat(branches.findings(RISE)).extracting(Finding::before).containsExactly(Alerts.share(8000));
    }

    @Test
    void whatIsComparedWithNothingOrWithAnUnmeasuredBuildIsNoRise() {
        assertThat(new Contexts().builds(9000).said(RISE)).isEmpty();
        assertThat(new Contexts().builds(9000, -1).said(RISE)).isEmpty();
        assertThat(new Contexts()
                        .builds(9000)
                        .then(testsAlone(2))
                        .then(Contexts.build(3, 9050).create())
                        .said(RISE))
                .hasSize(1);
    }

    @Test
    void theWayBackFromARegressionIsNoGoodNews() {
        assertThat(new Contexts()
                        .builds(9000, 9100)
                        .open(Alerts.regression(9000).done())
                        .said(RISE))
                .isEmpty();
        assertThat(new Contexts()
                        .builds(9400, 9600)
                        .open(Alerts.regression(9000).done())
                        .said(APPROACHING))
                .isEmpty();
        assertThat(new Contexts()
                        .builds(9400, 10_000)
                        .open(Alerts.regression(9000).done())
                        .said(REACHED))
                .isEmpty();
    }

    @Test
    void theTargetAndWhatIsNearItAreCrossedFromBelow() {
        assertThat(new Contexts().builds(9499, 9500).said(APPROACHING))
                .containsExactly("BAD INFO line coverage is at 95.00 %, near its target of 100 %");
        assertThat(new Contexts().builds(9500, 9600).said(APPROACHING)).isEmpty();
        assertThat(new Contexts().builds(9400, 9499).said(APPROACHING)).isEmpty();
        assertThat(new Contexts().builds(9600, 9999).said(REACHED)).isEmpty();
        Contexts reached = new Contexts().builds(9600, 10_000);
        assertThat(reached.said(REACHED))
                .containsExactly("BAD INFO line coverage is at 100.00 %: the target of 100 % is reached");
        assertThat(reached.said(APPROACHING)).isEmpty();
        assertThat(reached.findings(REACHED))
                .extracting(Finding::type, Finding::rule, Finding::before, Finding::level)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        AlertType.TARGET_REACHED, "target-reached", Alerts.share(9600), Alerts.share(10_000)));
        assertThat(new Contexts().builds(9400, 9600).findings(APPROACHING))
                .extracting(Finding::type, Finding::rule)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(AlertType.TARGET_APPROACHING, "target-approaching"));
    }

    @Test
    void whoReachesTheTargetAtOnceDoesNotApproachIt() {
        Contexts leap = new Contexts().builds(9000, 10_000);
        assertThat(leap.said(APPROACHING)).isEmpty();
        assertThat(leap.said(REACHED)).hasSize(1);
    }

    @Test
    void theTargetThatIsSetCountsForEachMetric() {
        AlertSettings eighty = AlertSettings.DEFAULT.toBuilder()
                .target(new BigDecimal("80"))
                .approaching(new BigDecimal("90"))
                .build();
        Contexts reached =
                new Contexts().settings(eighty).then(both(1, 7000, 7100)).then(both(2, 8000, 8100));
        assertThat(reached.said(REACHED))
                .containsExactly(
                        "BAD INFO line coverage is at 80.00 %, branch coverage is at 81.00 %: the target of 80 %"
                                + " is reached");
        Contexts near =
                new Contexts().settings(eighty).then(both(1, 7200, 7100)).then(both(2, 7300, 7200));
        assertThat(near.said(APPROACHING))
                .as("nine tenths of 80 are 72")
                .containsExactly("BAD INFO branch coverage is at 72.00 %, near its target of 80 %");
        assertThat(near.findings(APPROACHING)).extracting(Finding::before).isEqualTo(List.of(Alerts.share(7100)));
    }

    @Test
    void aBuildThatMeasuredNothingCrossesNothing() {
        assertThat(new Contexts().builds(9000, -1).said(REACHED)).isEmpty();
        assertThat(new Contexts().builds(10_000).said(REACHED)).isEmpty();
        assertThat(new Contexts()
                        .builds(9000)
                        .then(testsAlone(2))
                        .then(Contexts.build(3, 10_000).create())
                        .said(REACHED))
                .hasSize(1);
    }
}
