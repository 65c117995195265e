package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which alerts a silence or a channel is about. */
class AlertMatcherTest {
    private final Alert regression = Alerts.active(AlertType.REGRESSION, "regression", Metric.LINE, "worker")
            .key(new AlertKey("team/app", "main", "regression", Metric.LINE, "worker"))
            .done();

    @Test
    void whatIsNotSaidMatchesEverything() {
        assertThat(AlertMatcher.ALL.matches(regression)).isTrue();
        assertThat(AlertMatcher.ALL.matches("any", "any")).isTrue();
        assertThat(AlertMatcher.ALL.metrics()).isEmpty();
    }

    @Test
    void everythingThatIsSaidMustFit() {
        assertThat(matcher("team/*", "main", "work*", AlertType.REGRESSION, Severity.WARNING, Metric.LINE))
                .isTrue();
        assertThat(matcher("other/*", "main", "work*", AlertType.REGRESSION, Severity.WARNING, Metric.LINE))
                .isFalse();
        assertThat(matcher("team/*", "feature", "work*", AlertType.REGRESSION, Severity.WARNING, Metric.LINE))
                .isFalse();
        assertThat(matcher("team/*", "main", "web", AlertType.REGRESSION, Severity.WARNING, Metric.LINE))
                .isFalse();
        assertThat(matcher("team/*", "main", "work*", AlertType.ANOMALY, Severity.WARNING, Metric.LINE))
                .isFalse();
        assertThat(matcher("team/*", "main", "work*", AlertType.REGRESSION, Severity.CRITICAL, Metric.LINE))
                .isFalse();
        assertThat(matcher("team/*", "main", "work*", AlertType.REGRESSION, Severity.WARNING, Metric.BRANCH))
                .isFalse();
    }

    private boolean matcher(
            String job, String branch, String component, AlertType type, Severity severity, Metric metric) {
        return new AlertMatcher(
                        Set.of(job), Set.of(branch), Set.of(component), Set.of(type), Set.of(severity), Set.of(metric))
                .matches(regression);
    }

    @Test
    void anAlertAboutNoMetricIsNoneOfAMetric() {
        AlertMatcher lines = new AlertMatcher(null, null, null, null, null, Set.of(Metric.LINE));
        Alert lost = Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-lost", null, "")
                .done();
        assertThat(lines.matches(lost)).isFalse();
    }

    @Test
    void oneJobIsAllOfItsBranches() {
        AlertMatcher job = new AlertMatcher(Set.of("team/app"), null, null, null, null, null);
        assertThat(job.matches(regression)).isTrue();
        assertThat(job.matches("team/app", "feature")).isTrue();
        assertThat(job.matches("team/application", "main")).isFalse();
        AlertMatcher branch = new AlertMatcher(Set.of("team/app"), Set.of("main"), null, null, null, null);
        assertThat(branch.matches("team/app", "main")).isTrue();
        assertThat(branch.matches("team/app", "feature")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "app, app, true",
        "app, application, false",
        "app*, application, true",
        "*app, application, false",
        "a*p, app, true",
        "a.p, app, false",
        "*a*b*, xaxbx, true",
        "*a*b*, xbxax, false",
        "*, '', true",
    })
    void aStarStandsForAnyText(String glob, String text, boolean matches) {
        assertThat(AlertMatcher.any(Set.of(glob), text)).isEqualTo(matches);
        assertThat(AlertMatcher.any(Set.of("other", glob), text)).isEqualTo(matches);
    }
}
