package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is lost, what is back, and what was never there. */
class MeasurementLostRuleTest {
    private static final MeasurementLostRule RULE = new MeasurementLostRule();

    private static Missing missing(String component, String report, @Nullable Integer lastBuild) {
        return new Missing(component, report, report + " is not there", lastBuild);
    }

    private static Point build(int number, Missing... missing) {
        return Contexts.build(number, 9000)
                .components(Map.of("web", Job.counters(8000)))
                .completeness(Completeness.of(Arrays.asList(missing)))
                .create();
    }

    private static Alert lost(String component) {
        return Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-lost", null, component)
                .done();
    }

    private static Alert stale() {
        return Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-stale", null, "")
                .done();
    }

    @Test
    void aReportThatAnEarlierBuildHadIsLostForItsComponent() {
        Contexts builds = new Contexts().then(build(1)).then(build(2, missing("web", "a.xml", 1)));
        assertThat(builds.findings(RULE))
                .extracting(Finding::component, Finding::message, Finding::worse)
                .containsExactly(tuple("web", "a.xml is not there", false));
        assertThat(builds.said(RULE)).containsExactly("BAD WARNING a.xml is not there");
    }

    @Test
    void severalReportsAreCounted() {
        assertThat(new Contexts()
                        .then(build(2, missing("", "a.xml", 1), missing("", "b.xml", 1), missing("", "c.xml", 1)))
                        .said(RULE))
                .containsExactly("BAD WARNING a.xml is not there; and 2 more reports");
    }

    @Test
    void whatNoBuildEverHadIsNotLost() {
        assertThat(new Contexts().then(build(2, missing("web", "a.xml", null))).said(RULE))
                .isEmpty();
        assertThat(new Contexts()
                        .then(build(2, missing("web", "a.xml", null)))
                        .open(lost("web"))
                        .said(RULE))
                .as("and ends nothing")
                .containsExactly("UNKNOWN WARNING something is wrong");
        assertThat(new Contexts()
                        .then(build(2, missing("", "a.xml", null), missing("", "b.xml", 1)))
                        .said(RULE))
                .containsExactly("BAD WARNING b.xml is not there");
    }

    private static boolean worse(Point before, Point now, Alert... open) {
        Contexts builds = new Contexts().then(before).then(now);
        Arrays.asList(open).forEach(builds::open);
        return builds.findings(RULE).get(0).worse();
    }

    @Test
    void somethingElseThatIsLostIsAnotherCause() {
        Missing a = missing("", "a.xml", 1);
        Missing b = missing("", "b.xml", 1);
        assertThat(worse(build(2, a), build(3, a, b), lost(""))).isTrue();
        assertThat(worse(build(2, a, b), build(3, a), lost(""))).isFalse();
        assertThat(worse(build(2, a), build(3, a), lost(""))).isFalse();
        assertThat(worse(build(2, missing("", "a.xml", null)), build(3, a), lost("")))
                .as("it was missing and never there")
                .isTrue();
        assertThat(worse(build(2, a), build(3, a, b))).as("nothing is open").isFalse();
        assertThat(worse(Contexts.build(2, -1).create(), build(3, a, b), lost("")))
                .as("nothing at all was measured before")
                .isFalse();
        assertThat(new Contexts()
                        .then(build(3, a))
                        .open(lost(""))
                        .findings(RULE)
                        .get(0)
                        .worse())
                .as("no build is known before")
                .isFalse();
    }

    @Test
    void whatIsMeasuredAgainIsBack() {
        Missing a = missing("", "a.xml", 1);
        Contexts part = new Contexts().then(build(2, a)).then(build(3)).open(lost(""));
        assertThat(part.said(RULE)).containsExactly("GOOD WARNING all that was missing is measured again");
        Contexts whole = new Contexts()
                .then(Contexts.build(2, -1).create())
                .then(build(3))
                .open(lost(""));
        assertThat(whole.said(RULE)).containsExactly("GOOD WARNING coverage is measured again");
        assertThat(new Contexts().then(build(3)).open(lost("")).said(RULE))
                .containsExactly("GOOD WARNING coverage is measured again");
        Contexts web = new Contexts().then(build(2)).then(build(3)).open(lost("web"));
        assertThat(web.said(RULE)).containsExactly("GOOD WARNING component web is measured again");
        assertThat(new Contexts().then(build(3)).open(lost("gone")).said(RULE))
                .containsExactly("GONE WARNING component gone is no longer asked for");
    }

    @Test
    void aBuildWithoutCoverageIsLostIfOneHadAny() {
        assertThat(new Contexts().builds(9000, -1).said(RULE))
                .containsExactly("BAD WARNING coverage was not measured, last measured in #1");
        assertThat(new Contexts().builds(-1, -1).said(RULE)).isEmpty();
        assertThat(new Contexts()
                        .then(build(1, missing("", "a.xml", null)))
                        .then(Contexts.build(2, -1).create())
                        .said(RULE))
                .as("the build before was a part")
                .containsExactly("BAD WARNING coverage was not measured, last measured in #1");
        assertThat(new Contexts().builds(-1).open(lost("")).said(RULE))
                .containsExactly("BAD WARNING coverage was not measured");
        assertThat(new Contexts().builds(9000, -1).open(lost("web")).said(RULE))
                .containsExactly(
                        "BAD WARNING coverage was not measured, last measured in #1",
                        "UNKNOWN WARNING something is wrong");
    }

    @Test
    void theAlertThatTimeBeganEndsWithTheNextMeasuredBuild() {
        assertThat(new Contexts().builds(9000).open(stale()).said(RULE))
                .containsExactly("GOOD WARNING coverage is measured again");
        assertThat(new Contexts().builds(-1).open(stale()).said(RULE))
                .containsExactly("UNKNOWN WARNING something is wrong");
    }

    @Test
    void eachComponentIsSaidOnce() {
        List<Finding> found = new Contexts()
                .then(build(1))
                .then(build(2, missing("web", "a.xml", 1), missing("", "b.xml", 1)))
                .open(lost("web"))
                .findings(RULE);
        assertThat(found).extracting(Finding::component).containsExactly("", "web");
    }
}
