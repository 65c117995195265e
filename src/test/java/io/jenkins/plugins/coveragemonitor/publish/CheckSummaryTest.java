package io.jenkins.plugins.coveragemonitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.publish.CheckSummary.Conclusion;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check fails only where a gate failed. */
class CheckSummaryTest {
    private static GateResult gate(Outcome outcome, boolean informational, boolean stageOnly) {
        return GateResult.builder("Line at least 80 %", Metric.LINE, Scope.PROJECT)
                .outcome(outcome)
                .actual("70 %")
                .expected("80 %")
                .reason("10 lines")
                .coveredLinesNeeded(10)
                .informational(informational)
                .stageOnly(stageOnly)
                .create();
    }

    private static Conclusion of(GateResult... gates) {
        BuildData data = PaymentsBuild.data();
        BuildData judged = BuildData.builder(data.job(), data.point(), data.measurement())
                .gates(Arrays.asList(gates))
                .create();
        return CheckSummary.of(judged, BuildPages.of(judged), List.of()).conclusion();
    }

    @Test
    void onlyAFailedGateFails() {
        assertThat(of(gate(Outcome.PASSED, false, false), gate(Outcome.FAILED, false, false)))
                .isEqualTo(Conclusion.FAILURE);
        assertThat(of(gate(Outcome.WARNING, false, false))).isEqualTo(Conclusion.NEUTRAL);
        assertThat(of(gate(Outcome.NOT_EVALUATED, false, false))).isEqualTo(Conclusion.NEUTRAL);
        assertThat(of()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(of(gate(Outcome.PASSED, false, false), gate(Outcome.NOT_EVALUATED, false, false)))
                .isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void whatChangesNoBuildFailsNoCheck() {
        assertThat(of(gate(Outcome.PASSED, false, false), gate(Outcome.FAILED, true, false)))
                .isEqualTo(Conclusion.SUCCESS);
        assertThat(of(gate(Outcome.PASSED, false, false), gate(Outcome.FAILED, false, true)))
                .isEqualTo(Conclusion.NEUTRAL);
    }

    @Test
    void theTitleIsTheVerdictAndNoLongerThanAHostShows() {
        BuildData data = PaymentsBuild.data();
        CheckSummary summary = CheckSummary.of(data, BuildPages.of(data), List.of());
        assertThat(summary.title())
                .isEqualTo(
                        "Failed: line coverage fell 0.62 points against #119; 0.50 are allowed; 23 more covered lines pass this gate.");
        assertThat(summary.summary())
                .startsWith("23 more covered lines pass this gate.")
                .doesNotContain("## Failed");
        assertThat(CheckSummary.neutral("x".repeat(400), "").title())
                .hasSize(255)
                .endsWith(" …");
    }
}
