package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertDraft;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules about slow losses and odd builds find. */
class TrendRulesTest {
    private static final TrendRule TREND = new TrendRule();
    private static final AnomalyRule ANOMALY = new AnomalyRule();
    private static final int[] FALLING = {8990, 8980, 8970, 8960, 8950, 8940, 8930, 8920, 8910, 8900};
    private static final int[] STEADY = {9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000};

    private static AlertDraft open(AlertType type, String rule, int before, int notified) {
        return Alerts.active(type, rule, Metric.LINE, "")
                .before(Alerts.share(before))
                .lastNotification(new LastNotification(Alerts.NOON, Alerts.share(notified), Severity.WARNING));
    }

    private static Alert falling(int before, int notified) {
        return open(AlertType.TREND_DEGRADATION, "trend", before, notified).done();
    }

    @Test
    void aSlowLossIsSaidFromWhereItBegan() {
        Contexts builds = new Contexts().builds(FALLING);
        assertThat(builds.said(TREND))
                .containsExactly("BAD WARNING line coverage fell slowly, 0.90 points since #1, to 89.00 %");
        Finding found = builds.findings(TREND).get(0);
        assertThat(found.metric()).isEqualTo(Metric.LINE);
        assertThat(found.before()).isEqualTo(Alerts.share(8990));
        assertThat(found.level()).isEqualTo(Alerts.share(8900));
        assertThat(found.worse()).isFalse();
    }

    @Test
    void aLossOfExactlyTheLimitIsOne() {
        assertThat(new Contexts()
                        .builds(9000, 8995, 8990, 8985, 8980, 8975, 8970, 8965, 8960, 8955, 8951)
                        .said(TREND))
                .isEmpty();
        assertThat(new Contexts()
                        .builds(9000, 8995, 8990, 8985, 8980, 8975, 8970, 8965, 8960, 8955, 8950)
                        .said(TREND))
                .containsExactly("BAD WARNING line coverage fell slowly, 0.50 points since #1, to 89.50 %");
    }

    @Test
    void aBuildThatMeasuredNothingSaysNothingOfATrend() {
        assertThat(new Contexts().builds(FALLING).builds(-1).said(TREND)).isEmpty();
        assertThat(new Contexts()
                        .builds(FALLING)
                        .builds(-1)
                        .open(falling(9000, 8900))
                        .said(TREND))
                .containsExactly("UNKNOWN WARNING something is wrong");
    }

    @Test
    void anOpenLossIsComparedWithTheLevelBeforeIt() {
        Contexts still = new Contexts().builds(FALLING).open(falling(9000, 8950));
        assertThat(still.said(TREND))
                .containsExactly("BAD WARNING line coverage fell slowly, 1.00 points since #1, to 89.00 %");
        assertThat(still.findings(TREND).get(0).before()).isEqualTo(Alerts.share(9000));
        assertThat(still.findings(TREND).get(0).worse()).isTrue();
        Contexts notified = new Contexts().builds(FALLING).open(falling(9000, 8949));
        assertThat(notified.findings(TREND).get(0).worse()).isFalse();
    }

    @Test
    void aLossIsOverWhenLessIsMissingOrTheTrendRises() {
        assertThat(new Contexts().builds(FALLING).open(falling(8949, 8900)).said(TREND))
                .containsExactly("GOOD WARNING line coverage no longer falls; it is at 89.00 %");
        assertThat(new Contexts()
                        .builds(8700, 8705, 8710, 8715, 8720, 8725, 8730, 8735, 8740, 8745)
                        .open(falling(9000, 8700))
                        .said(TREND))
                .containsExactly("GOOD WARNING line coverage no longer falls; it is at 87.45 %");
        assertThat(new Contexts()
                        .builds(8900, 8900, 8900, 8900, 8900, 8900, 8900, 8900, 8900, 8900)
                        .open(falling(9000, 8900))
                        .said(TREND))
                .as("it stays where it fell to")
                .containsExactly("UNKNOWN WARNING line coverage fell slowly, 1.00 points since #1, to 89.00 %");
    }

    @Test
    void coveredCodeThatIsDeletedIsNoTrend() {
        Contexts builds = new Contexts();
        for (int build = 1; build <= 10; build++) {
            int covered = 9000 - 100 * build;
            builds.then(Point.builder(build, Alerts.NOON)
                    .totals(Counters.of(Metric.LINE, new Counter(covered, 1000)))
                    .removed(Map.of("", Counters.of(Metric.LINE, new Counter(100, 0))))
                    .create());
        }
        assertThat(builds.said(TREND)).isEmpty();
        assertThat(builds.open(falling(9000, 8900)).said(TREND))
                .as("of an open alert the level before is without that code, too")
                .containsExactly("GOOD WARNING line coverage no longer falls; it is at 88.88 %");
    }

    @Test
    void whatWasCarriedForwardOfAComponentIsNoTrend() {
        Contexts builds = new Contexts();
        for (int build = 1; build <= 10; build++) {
            builds.then(Contexts.build(build, 9000)
                    .components(Map.of("web", Job.counters(9000 - 10 * build)))
                    .carried(
                            build == 3 || build == 6 || build == 9
                                    ? Map.of("web", new Carried(1, Alerts.NOON))
                                    : Map.of())
                    .create());
        }
        assertThat(builds.said(TREND)).as("seven were measured").isEmpty();
        builds.then(Contexts.build(11, 9000)
                .components(Map.of("web", Job.counters(8890)))
                .create());
        assertThat(builds.said(TREND))
                .containsExactly("BAD WARNING web: line coverage fell slowly, 1.00 points since #1, to 88.90 %");
    }

    @Test
    void ofAComponentThatHardlyMovedNothingIsSaidAnyMore() {
        Alert web = Alerts.active(AlertType.TREND_DEGRADATION, "trend", Metric.LINE, "web")
                .before(Alerts.share(9000))
                .done();
        assertThat(new Contexts()
                        .then(Contexts.build(1, 9000)
                                .components(Map.of("web", Job.counters(8900)))
                                .create())
                        .open(web)
                        .said(TREND))
                .containsExactly("UNKNOWN WARNING web: line coverage fell slowly, 1.00 points since #1, to 89.00 %");
    }

    private static Alert odd(String component) {
        return Alerts.active(AlertType.ANOMALY, "anomaly", Metric.LINE, component)
                .before(Alerts.share(1))
                .done();
    }

    @Test
    void aBuildFarOffTheUsualIsOdd() {
        Contexts builds = new Contexts().builds(STEADY).builds(8950);
        assertThat(builds.said(ANOMALY))
                .containsExactly("BAD WARNING line coverage is 89.50 %, far off the usual 90.00 %");
        Finding found = builds.findings(ANOMALY).get(0);
        assertThat(found.metric()).isEqualTo(Metric.LINE);
        assertThat(found.before()).isNull();
        assertThat(found.level()).isEqualTo(Alerts.share(8950));
        assertThat(new Contexts().builds(STEADY).builds(8951).said(ANOMALY)).isEmpty();
        assertThat(new Contexts().builds(STEADY).builds(9500).said(ANOMALY))
                .containsExactly("BAD WARNING line coverage is 95.00 %, far off the usual 90.00 %");
        assertThat(new Contexts().builds(STEADY).builds(9499).said(ANOMALY)).isEmpty();
        assertThat(new Contexts().builds(STEADY).builds(8900, 9000).said(ANOMALY))
                .as("the odd build was the one before")
                .isEmpty();
    }

    @Test
    void anOddBuildEndsWithTheNextThatFits() {
        assertThat(new Contexts().builds(STEADY).builds(9000).open(odd("")).said(ANOMALY))
                .containsExactly("GOOD WARNING line coverage is 90.00 %, as usual");
        Contexts still = new Contexts().builds(STEADY).builds(8900).open(odd(""));
        assertThat(still.said(ANOMALY))
                .containsExactly("BAD WARNING line coverage is 89.00 %, far off the usual 90.00 %");
        assertThat(still.findings(ANOMALY).get(0).before()).isEqualTo(Alerts.share(1));
        assertThat(new Contexts().builds(STEADY).builds(-1).open(odd("")).said(ANOMALY))
                .containsExactly("UNKNOWN WARNING something is wrong");
        assertThat(new Contexts().builds(STEADY).builds(-1).said(ANOMALY)).isEmpty();
    }

    @Test
    void anAnomalyNeedsTenMeasuredBuilds() {
        assertThat(new Contexts()
                        .builds(9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 8900)
                        .said(ANOMALY))
                .isEmpty();
        assertThat(new Contexts()
                        .builds(9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 8900)
                        .said(ANOMALY))
                .hasSize(1);
    }

    /** An accepted level is not odd as long as a build is less than a regression below it and less than a leap above. */
    @Test
    void aLevelThatWasAcceptedIsNotOdd() {
        assertThat(new Contexts().builds(STEADY).builds(8950).accepted(11, 8999).said(ANOMALY))
                .isEmpty();
        assertThat(new Contexts().builds(STEADY).builds(8950).accepted(11, 9000).said(ANOMALY))
                .as("half a point below it")
                .hasSize(1);
        assertThat(new Contexts().builds(STEADY).builds(8900).accepted(11, 8401).said(ANOMALY))
                .isEmpty();
        assertThat(new Contexts().builds(STEADY).builds(8900).accepted(11, 8400).said(ANOMALY))
                .as("five points above it")
                .hasSize(1);
    }

    /** What somebody accepted while it fell is where the fall begins anew. */
    @Test
    void aSlowLossBeginsWhereALevelWasAccepted() {
        assertThat(new Contexts().builds(FALLING).accepted(5, 8940).said(TREND)).isEmpty();
        assertThat(new Contexts().builds(FALLING).accepted(5, 8950).said(TREND))
                .containsExactly("BAD WARNING line coverage fell slowly, 0.50 points since #1, to 89.00 %");
        assertThat(new Contexts().builds(FALLING).accepted(1, 8940).said(TREND))
                .as("accepted where the trend begins")
                .isEmpty();
        assertThat(new Contexts().builds(8990).builds(FALLING).accepted(0, 8940).said(TREND))
                .as("accepted before the trend began")
                .containsExactly("BAD WARNING line coverage fell slowly, 0.90 points since #1, to 89.00 %");
    }

    private static Point removing(int build, int covered, int missed, int removed) {
        return Point.builder(build, Alerts.NOON)
                .totals(Counters.of(Metric.LINE, new Counter(covered, missed)))
                .removed(Map.of("", Counters.of(Metric.LINE, new Counter(removed, 0))))
                .create();
    }

    /** 9,000 of 10,000 without 1,000 covered ones are 8,000 of 9,000. */
    @Test
    void afterCoveredCodeWasDeletedTheUsualIsWhatIsLeft() {
        assertThat(new Contexts()
                        .builds(STEADY)
                        .then(removing(12, 8000, 1000, 1000))
                        .said(ANOMALY))
                .isEmpty();
        assertThat(new Contexts()
                        .builds(STEADY)
                        .then(removing(12, 7946, 1054, 1000))
                        .said(ANOMALY))
                .containsExactly("BAD WARNING line coverage is 88.28 %, far off the usual 88.88 %");
        Contexts twice = new Contexts().builds(STEADY);
        twice.then(removing(12, 8000, 1000, 1000));
        twice.then(removing(13, 6946, 1054, 1000));
        assertThat(twice.said(ANOMALY))
                .as("7,000 of 8,000")
                .containsExactly("BAD WARNING line coverage is 86.82 %, far off the usual 87.50 %");
    }
}
