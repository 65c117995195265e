package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.jenkins.Binding;
import io.jenkins.plugins.coveragemonitor.jenkins.BuildRecorder;
import io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder;
import io.jenkins.plugins.coveragemonitor.jenkins.MonitorStep;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** One immutable set of options for both doors of Jenkins; none of them is lost on the way to the engine. */
class MonitorOptionsTest {
    @Test
    void theStepAndThePostBuildActionHaveTheSameOptions() {
        assertThat(options(MonitorStep.class))
                .isEqualTo(options(MonitorRecorder.class))
                .contains("reports", "gates", "alerts", "channels", "id");
    }

    @Test
    void everyOptionOfTheEnginesGateIsAnOptionOfTheForm() {
        Set<String> engine = Arrays.stream(GateRuleBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == GateRuleBuilder.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(options(GateOption.class)).isEqualTo(engine);
    }

    @Test
    void everySettingOfAnAlertIsAnOptionOfTheForm() {
        Set<String> rule = fields(RuleSettings.class);
        rule.add("type");
        assertThat(options(AlertRuleOption.class)).isEqualTo(rule);
        assertThat(options(AlertOption.class)).isEqualTo(fields(AlertSettings.class));
    }

    @Test
    void theMetricsOfAlertsReachTheEngine() throws Exception {
        assertThat(bind(Map.of("alerts", Map.of("metrics", "branch, INSTRUCTION")))
                        .config()
                        .alerts()
                        .metrics())
                .containsExactly(Metric.BRANCH, Metric.INSTRUCTION);
        assertThat(bind(Map.of("alerts", Map.of("metrics", " "))).config().alerts())
                .isEqualTo(AlertSettings.DEFAULT);
    }

    @Test
    void theSettingsOfARuleReachTheEngine() throws Exception {
        EffectiveRule rule = bind(Map.of(
                        "alerts",
                        Map.of(
                                "rules",
                                List.of(
                                        Map.of("type", "ANOMALY", "enabled", false),
                                        Map.of(
                                                "type", "TREND_DEGRADATION",
                                                "pending", 5,
                                                "resolveAfter", 4,
                                                "margin", 0.25,
                                                "trendWindow", 30,
                                                "minSamples", 12)))))
                .config()
                .alerts()
                .rule(AlertType.TREND_DEGRADATION);
        assertThat(rule).isEqualTo(new EffectiveRule(true, 5, 4, new BigDecimal("0.25"), 30, 12));
        assertThat(bind(Map.of("alerts", Map.of("rules", List.of(Map.of("type", "ANOMALY", "enabled", false)))))
                        .config()
                        .alerts()
                        .rule(AlertType.ANOMALY)
                        .enabled())
                .isFalse();
    }

    @Test
    void exactNumbersReachTheEngineAsTheyWereWritten() throws Exception {
        MonitorConfig config = bind(Map.of(
                        "reports", List.of(Map.of("component", "backend", "format", "JACOCO", "pattern", "**/j.xml")),
                        "gates", List.of(Map.of("metric", "LINE", "atLeast", 80.05, "onMiss", "FAILED")),
                        "alerts", Map.of("maxDrop", 0.25, "minSamples", 4)))
                .config();
        assertThat(config.reports()).singleElement().satisfies(report -> assertThat(report.component())
                .isEqualTo("backend"));
        assertThat(config.gates()).singleElement().satisfies(gate -> assertThat(((BandCheck) gate.check()).atLeast())
                .isEqualByComparingTo("80.05"));
        assertThat(config.alerts().maxDrop()).isEqualByComparingTo("0.25");
        assertThat(config.alerts().minSamples()).isEqualTo(4);
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneSentenceWithItsPlace() {
        assertThatThrownBy(() -> bind(Map.of("gates", List.of(Map.of("metric", "LINE", "atLeast", -1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gates[0]")
                .hasMessageContaining("atLeast");
        assertThatThrownBy(() -> bind(Map.of("gates", List.of(Map.of("metric", "LUNCH", "atLeast", 1)))))
                .hasMessageContaining("LUNCH");
        assertThatThrownBy(() -> bind(Map.of("id", "../elsewhere"))).hasMessageContaining("../elsewhere");
    }

    /** What a setter throws reaches a build's log wrapped in stack traces; what stops a step reaches it as it is. */
    @Test
    void aBuildIsStoppedWithTheSentenceAloneBeforeAnythingIsDone() throws Exception {
        MonitorOptions wrong = Binding.bind(MonitorStep.class, Map.of("gates", List.of(Map.of("atLeast", 101))))
                .options();
        assertThatThrownBy(() -> new BuildRecorder(wrong).record(null, null, null, null))
                .isInstanceOf(AbortException.class)
                .hasNoCause()
                .hasMessage("monitorCoverage: gates[0]: atLeast is 101: give a number from 0 to 100");
    }

    /** The Snippet Generator shows the first of one name: the step's form writes the short form. */
    @Test
    void theStepStandsBeforeThePostBuildAction() {
        assertThat(MonitorStep.DescriptorImpl.class
                        .getAnnotation(Extension.class)
                        .ordinal())
                .isGreaterThan(MonitorRecorder.DescriptorImpl.class
                        .getAnnotation(Extension.class)
                        .ordinal());
    }

    @Test
    void aSetterMakesAnotherSetOfOptions() {
        MonitorOptions changed = MonitorOptions.DEFAULT.withId("nightly");
        assertThat(MonitorOptions.DEFAULT.id()).isEqualTo("coverage");
        assertThat(changed.id()).isEqualTo("nightly");
    }

    private static MonitorOptions bind(Map<String, Object> options) throws ReflectiveOperationException {
        return Binding.bind(MonitorStep.class, options).options().checked();
    }

    @Test
    void labelsAreSeparatedByCommas() throws Exception {
        assertThat(MonitorOptions.DEFAULT
                        .withLabels(" tier-1,, payments,tier-1")
                        .checkedConfig()
                        .labels())
                .containsExactly("tier-1", "payments");
        assertThat(MonitorOptions.DEFAULT.withLabels(" ").checkedConfig().labels())
                .isEmpty();
        assertThatThrownBy(
                        () -> MonitorOptions.DEFAULT.withLabels("x".repeat(101)).checkedConfig())
                .hasMessageContaining("labels are more than 20, or one is not a text of up to 100 characters");
    }

    private static Set<String> fields(Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> Character.toLowerCase(method.getName().charAt(3))
                        + method.getName().substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
