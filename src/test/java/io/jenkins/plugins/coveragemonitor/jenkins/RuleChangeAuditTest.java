package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.OnMiss;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleChangeAuditTest {
    @TempDir
    Path home;

    private RuleChangeAudit rules() {
        return new RuleChangeAudit(JobHome.below(home, "app"));
    }

    private static GateRule atLeast(String percent, OnMiss onMiss) {
        return GateRule.on(Metric.LINE)
                .atLeast(new BigDecimal(percent))
                .onMiss(onMiss.name())
                .build();
    }

    @Test
    void tellsWhatDiffersFromTheBuildBefore() throws IOException {
        List<GateRule> eighty = List.of(atLeast("80", OnMiss.WARNING));
        assertThat(rules().judged(1, eighty, AlertSettings.DEFAULT))
                .as("nothing before")
                .isEmpty();
        assertThat(rules().judged(2, eighty, AlertSettings.DEFAULT)).isEmpty();

        assertThat(rules().judged(3, List.of(atLeast("70", OnMiss.WARNING)), AlertSettings.DEFAULT))
                .contains("gate Line at least 70 % added; gate Line at least 80 % removed");
        assertThat(rules().judged(4, List.of(atLeast("70", OnMiss.FAILED)), AlertSettings.DEFAULT))
                .contains("gate Line at least 70 % changed");
        AlertSettings looser =
                AlertSettings.DEFAULT.toBuilder().maxDrop(new BigDecimal("1.5")).build();
        assertThat(rules().judged(5, List.of(atLeast("70", OnMiss.FAILED)), looser))
                .contains("alerts.maxDrop 1.5, before 0.5");
        AlertSettings without = looser.with(AlertType.ANOMALY, new RuleSettings(false, null, null, null, null, null));
        assertThat(rules().judged(6, List.of(atLeast("70", OnMiss.FAILED)), without)
                        .orElseThrow())
                .contains("alerts.rules.ANOMALY.enabled added");
        assertThat(rules().judged(7, List.of(atLeast("70", OnMiss.FAILED)), without))
                .isEmpty();
    }

    @Test
    void anOlderBuildThatEndsLaterTellsNothing() throws IOException {
        rules().judged(2, List.of(atLeast("80", OnMiss.WARNING)), AlertSettings.DEFAULT);

        assertThat(rules().judged(1, List.of(), AlertSettings.DEFAULT)).isEmpty();
        assertThat(rules().judged(3, List.of(atLeast("80", OnMiss.WARNING)), AlertSettings.DEFAULT))
                .isEmpty();
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws IOException {
        rules().judged(1, List.of(), AlertSettings.DEFAULT);
        Path file = JobHome.below(home, "app").folder().resolve("rules.json");
        Files.writeString(file, "{\"build\":");

        assertThat(rules().judged(2, List.of(), AlertSettings.DEFAULT)).isEmpty();
        assertThat(rules().judged(3, List.of(atLeast("80", OnMiss.WARNING)), AlertSettings.DEFAULT))
                .contains("gate Line at least 80 % added");
    }
}
