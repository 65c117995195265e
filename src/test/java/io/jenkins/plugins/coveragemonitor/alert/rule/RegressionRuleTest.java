package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionRuleTest {
    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    @Test
    void firesOnceAndEndsOnceHoweverLongItTakes() throws IOException {
        assertThat(Job.notified(job.build(1, 9000))).isEmpty();
        assertThat(Job.notified(job.build(2, 8900)))
                .containsExactly("FIRING REGRESSION line coverage fell 1.00 points from 90.00 % to 89.00 %");
        for (int build = 3; build < 40; build++) {
            assertThat(Job.notified(job.build(build, 8900 + build))).isEmpty();
        }
        assertThat(Job.notified(job.build(40, 8951)))
                .containsExactly("RESOLVED REGRESSION line coverage is back at 89.51 % (90.00 % before the drop)");
        assertThat(Job.notified(job.build(41, 8951))).isEmpty();
    }

    @Test
    void aDropOfExactlyTheLimitFiresAndExactlyTheLimitBelowIsNotYetBack() throws IOException {
        job.build(1, 9000);
        assertThat(job.build(2, 8951).notices()).isEmpty();
        assertThat(job.build(3, 8901).notices()).hasSize(1);
        assertThat(job.build(4, 8901).notices()).isEmpty();
        assertThat(job.build(5, 8902).notices()).hasSize(1);
    }

    @Test
    void tellsAgainOnlyWhenItIsWorseByTheLimitThanWhatWasTold() throws IOException {
        job.build(1, 9000);
        job.build(2, 8900);
        assertThat(job.build(3, 8860).notices()).isEmpty();
        assertThat(Job.notified(job.build(4, 8850)))
                .containsExactly("WORSE REGRESSION line coverage fell 1.50 points from 90.00 % to 88.50 %");
        assertThat(job.build(5, 8920).notices()).isEmpty();
        assertThat(job.build(6, 8840).notices()).isEmpty();
        assertThat(job.build(7, 8990).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.RESOLVED);
    }

    @Test
    void anUnmeasuredBuildNeitherFiresNorResolvesADrop() throws IOException {
        job.build(1, 9000);
        assertThat(Job.notified(job.build(2, -1)))
                .containsExactly("FIRING MEASUREMENT_LOST coverage was not measured, last measured in #1");
        assertThat(job.book.open()).extracting(Alert::type).containsExactly(AlertType.MEASUREMENT_LOST);
        assertThat(Job.notified(job.build(3, 8900)))
                .containsExactly(
                        "RESOLVED MEASUREMENT_LOST coverage is measured again",
                        "FIRING REGRESSION line coverage fell 1.00 points from 90.00 % to 89.00 %");
        job.build(4, -1);
        assertThat(job.book.open())
                .extracting(Alert::type)
                .containsExactlyInAnyOrder(AlertType.REGRESSION, AlertType.MEASUREMENT_LOST);
    }

    @Test
    void aDropOfTheProjectMutesThoseOfItsComponents() throws IOException {
        job.build(job.point(1, 9000, Map.of("a", 9000, "b", 9000), TestTotals.NONE));
        AlertEvent step = job.build(job.point(2, 8900, Map.of("a", 8800, "b", 9000), TestTotals.NONE));
        assertThat(Job.notified(step))
                .containsExactly("FIRING REGRESSION line coverage fell 1.00 points from 90.00 % to 89.00 %");
        assertThat(step.muted())
                .extracting(Alert::message)
                .containsExactly("a: line coverage fell 2.00 points from 90.00 % to 88.00 %");
    }

    @Test
    void aDropOfFivePointsIsCritical() throws IOException {
        job.build(1, 9000);
        assertThat(job.build(2, 8501).notices().get(0).alert().severity()).isEqualTo(Severity.WARNING);
        assertThat(job.build(3, 8500).notices()).extracting(AlertNotice::kind).containsExactly(AlertNotice.Kind.WORSE);
        assertThat(job.book.open().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void branchesDoNotMix() throws IOException {
        job.branch = "main";
        job.build(1, 9000);
        job.branch = "feature";
        assertThat(job.build(2, 5000).notices()).isEmpty();
        job.branch = "main";
        assertThat(job.build(3, 9000).notices()).isEmpty();
        job.branch = "feature";
        assertThat(job.build(4, 4000).notices()).hasSize(1);
        assertThat(job.book.open()).extracting(alert -> alert.key().branch()).isEqualTo(List.of("feature"));
    }
}
