package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set for alerts, and what is refused. */
class AlertSettingsTest {
    private static final String ALL =
            """
            {"metrics": ["BRANCH"], "maxDrop": 1, "criticalDrop": 2, "testFailuresUp": 3, "testTimeUpPercent": 4,
             "testTimeUpSeconds": 6, "minRise": 7, "target": 80, "approaching": 90, "trendWindow": 10, "minSamples": 11,
             "reopenHours": 12, "repeatHours": 13, "acceptDays": 14, "staleDays": 15, "branchDays": 16,
             "rules": {"ANOMALY": {"enabled": false}}}
            """;

    private static AlertSettings parse(String json) throws IOException {
        return new ObjectMapper().readValue(json, AlertSettings.class);
    }

    @Test
    void everythingCanBeSet() throws IOException {
        AlertSettings settings = parse(ALL);
        assertThat(settings.metrics()).containsExactly(Metric.BRANCH);
        assertThat(settings.maxDrop()).isEqualByComparingTo("1");
        assertThat(settings.criticalDrop()).isEqualByComparingTo("2");
        assertThat(settings.testFailuresUp()).isEqualTo(3);
        assertThat(settings.testTimeUpPercent()).isEqualByComparingTo("4");
        assertThat(settings.testTimeUpSeconds()).isEqualTo(6);
        assertThat(settings.minRise()).isEqualByComparingTo("7");
        assertThat(settings.target()).isEqualByComparingTo("80");
        assertThat(settings.approaching()).isEqualByComparingTo("90");
        assertThat(settings.trendWindow()).isEqualTo(10);
        assertThat(settings.minSamples()).isEqualTo(11);
        assertThat(settings.reopenWithin()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.repeatHours()).isEqualTo(13);
        assertThat(settings.acceptDays()).isEqualTo(14);
        assertThat(settings.staleDays()).isEqualTo(15);
        assertThat(settings.branchDays()).isEqualTo(16);
        assertThat(settings.rule(AlertType.ANOMALY).enabled()).isFalse();
        assertThat(settings.rule(AlertType.REGRESSION).enabled()).isTrue();
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
    }

    @Test
    void whatIsNullIsAsByDefault() throws IOException {
        String nothing = ALL.replaceAll("\": (\\[[^]]*\\]|\\{.*\\}|\\d+)([,}])", "\": null$2");
        assertThat(parse(nothing)).isEqualTo(AlertSettings.DEFAULT).isEqualTo(parse("{}"));
    }

    @Test
    void oneSettingCanDifferFromOthers() throws IOException {
        AlertSettings settings = parse(ALL);
        assertThat(settings.toBuilder().maxDrop(new BigDecimal("0.1")).build())
                .isEqualTo(parse(ALL.replace("\"maxDrop\": 1", "\"maxDrop\": 0.1")));
        assertThat(settings.toBuilder().branchDays(5).build()).isEqualTo(parse(ALL.replace("16", "5")));
        assertThat(settings.toBuilder()
                        .reopenHours(1)
                        .repeatHours(2)
                        .acceptDays(3)
                        .staleDays(4)
                        .build())
                .isEqualTo(parse(ALL.replace(
                        "\"reopenHours\": 12, \"repeatHours\": 13, \"acceptDays\": 14, \"staleDays\": 15",
                        "\"reopenHours\": 1, \"repeatHours\": 2, \"acceptDays\": 3, \"staleDays\": 4")));
        RuleSettings off = new RuleSettings(false, null, null, null, null, null);
        assertThat(settings.with(AlertType.REGRESSION, off).rules().keySet())
                .containsExactly(AlertType.REGRESSION, AlertType.ANOMALY);
    }

    @Test
    void completedStatesWhatHoldsForEachType() throws IOException {
        AlertSettings completed =
                parse("{\"trendWindow\": 30, \"minSamples\": 2}").completed();
        assertThat(completed.rules()).hasSize(AlertType.values().length);
        assertThat(completed.rules())
                .containsEntry(AlertType.REGRESSION, new RuleSettings(true, 1, 1, BigDecimal.ZERO, 30, 2))
                .containsEntry(AlertType.TREND_DEGRADATION, new RuleSettings(true, 3, 2, BigDecimal.ZERO, 30, 8))
                .containsEntry(AlertType.ANOMALY, new RuleSettings(true, 1, 1, BigDecimal.ZERO, 30, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"metrics\": [\"CLASS\", \"MUTATION\"]",
                "\"maxDrop\": 0.01",
                "\"criticalDrop\": 0.01",
                "\"minRise\": 0.01",
                "\"testTimeUpPercent\": 0.01",
                "\"target\": 0.01",
                "\"target\": 100",
                "\"approaching\": 0.01",
                "\"approaching\": 100",
                "\"testFailuresUp\": 1",
                "\"testTimeUpSeconds\": 0",
                "\"trendWindow\": 2",
                "\"minSamples\": 1",
                "\"reopenHours\": 0",
                "\"repeatHours\": 0",
                "\"acceptDays\": 0",
                "\"staleDays\": 0",
                "\"branchDays\": 0",
                "\"rules\": {\"ANOMALY\": {\"pending\": 1, \"resolveAfter\": 1, \"margin\": 0, \"trendWindow\": 2, \"minSamples\": 1}}",
            })
    void theLeastAndTheMostAreAllowed(String setting) throws IOException {
        assertThat(parse("{" + setting + "}")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"metrics\": [\"TEST_TIME\"] | metrics: TEST_TIME has no percentage",
                "\"maxDrop\": 0 | maxDrop is 0; give more than 0",
                "\"criticalDrop\": 0 | criticalDrop is 0; give more than 0",
                "\"minRise\": 0 | minRise is 0; give more than 0",
                "\"testTimeUpPercent\": 0 | testTimeUpPercent is 0; give more than 0",
                "\"target\": 0 | target is 0; give more than 0 and at most 100",
                "\"target\": 100.01 | target is 100.01; give more than 0 and at most 100",
                "\"approaching\": 0 | approaching is 0; give more than 0 and at most 100",
                "\"approaching\": 101 | approaching is 101; give more than 0 and at most 100",
                "\"testFailuresUp\": 0 | testFailuresUp is 0; give 1 or more",
                "\"testTimeUpSeconds\": -1 | testTimeUpSeconds is -1; give 0 or more",
                "\"trendWindow\": 1 | trendWindow is 1; give 2 or more",
                "\"minSamples\": 0 | minSamples is 0; give 1 or more",
                "\"reopenHours\": -1 | reopenHours is -1; give 0 or more",
                "\"repeatHours\": -1 | repeatHours is -1; give 0 or more",
                "\"acceptDays\": -1 | acceptDays is -1; give 0 or more",
                "\"staleDays\": -1 | staleDays is -1; give 0 or more",
                "\"branchDays\": -1 | branchDays is -1; give 0 or more",
                "\"rules\": {\"ANOMALY\": {\"pending\": 0}} | pending is 0; give 1 or more",
                "\"rules\": {\"ANOMALY\": {\"resolveAfter\": 0}} | resolveAfter is 0; give 1 or more",
                "\"rules\": {\"ANOMALY\": {\"margin\": -0.1}} | margin is -0.1; give 0 or more",
                "\"rules\": {\"ANOMALY\": {\"trendWindow\": 1}} | trendWindow is 1; give 2 or more",
                "\"rules\": {\"ANOMALY\": {\"minSamples\": 0}} | minSamples is 0; give 1 or more",
            })
    void whatMakesNoSenseIsRefusedByName(String setting, String sentence) {
        assertThatThrownBy(() -> parse("{" + setting + "}")).hasMessageContaining("alerts: " + sentence);
    }

    @Test
    void aRuleOfOneTypeNeedsNothingOfTheOthers() {
        AlertSettings settings = AlertSettings.DEFAULT.toBuilder()
                .rules(Map.of(AlertType.REGRESSION, new RuleSettings(null, 2, 3, BigDecimal.ONE, 4, 5)))
                .build();
        assertThat(settings.rule(AlertType.REGRESSION)).isEqualTo(new EffectiveRule(true, 2, 3, BigDecimal.ONE, 4, 5));
        assertThat(settings.rule(AlertType.TESTS_FAILING))
                .isEqualTo(AlertSettings.DEFAULT.rule(AlertType.TESTS_FAILING));
    }

    @Test
    void aTypeWithoutAnySettingIsAsTheOthers() throws Exception {
        AlertSettings settings = AlertJson.MAPPER.readValue("{\"rules\":{\"REGRESSION\":null}}", AlertSettings.class);

        assertThat(settings.rules()).isEmpty();
        assertThat(settings.rule(AlertType.REGRESSION)).isEqualTo(AlertSettings.DEFAULT.rule(AlertType.REGRESSION));
    }
}
