package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobMonitorTest {
    private static final JobMonitor USUAL = JobMonitor.usual("team/app");
    private static final JobMonitor UNIT = new JobMonitor("team/app", "unit");
    private static final JobMonitor API = new JobMonitor("team/app", "api");

    @Test
    void theUsualMonitorOfAJobComesFirst() {
        JobMonitor other = new JobMonitor("lib", "zeta");
        assertThat(List.of(UNIT, USUAL, API, other).stream().sorted()).containsExactly(other, USUAL, API, UNIT);
    }

    @Test
    void theUsualMonitorNeedsNoName() {
        assertThat(USUAL).hasToString("team/app");
        assertThat(UNIT).hasToString("team/app:unit");
    }

    @Test
    void theUsualMonitorSpeaksForAJobThatHasIt() {
        assertThat(JobMonitor.first(List.of())).isEqualTo(JobHome.DEFAULT_ID);
        assertThat(JobMonitor.first(List.of("api", JobHome.DEFAULT_ID))).isEqualTo(JobHome.DEFAULT_ID);
        assertThat(JobMonitor.first(List.of("unit", "api"))).isEqualTo("api");
    }
}
