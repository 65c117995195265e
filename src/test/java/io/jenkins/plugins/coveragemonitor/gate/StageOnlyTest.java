package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageOnlyTest {
    private static GateRuleBuilder missed() {
        return GateRule.on(Metric.LINE).atLeast(BigDecimal.valueOf(90)).onMiss("FAILED");
    }

    @Test
    void aMissLeavesTheBuildAndIsAMissAllTheSame() {
        Verdict verdict = Gates.evaluate(
                List.of(missed().stageOnly(true).build()),
                new Builds().lines(80, 20).newest());

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.results().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.counts())
                .as("no baseline for what compares with the last that passed")
                .containsEntry(Outcome.FAILED, 1);
    }

    @Test
    void informationAndAMarkContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> missed().stageOnly(true).informational(true).build())
                .withMessageContaining("leave one of them out");
    }
}
