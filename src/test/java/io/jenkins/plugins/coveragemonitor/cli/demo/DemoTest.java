package io.jenkins.plugins.coveragemonitor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample tells its story: a rise, a plateau, a build without report, a regression, a recovery. */
class DemoTest {
    @Test
    void playsTheWholeStory() throws Exception {
        List<Point> points = job("store/shop/main").history().points();

        assertThat(points).hasSize(36);
        assertThat(points.get(11)
                        .totals()
                        .get(Metric.LINE)
                        .compareShare(points.get(0).totals().get(Metric.LINE)))
                .isPositive();
        assertThat(points.get(16).isMeasured()).isFalse();
        assertThat(points.get(20).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(points.get(35).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(PlayedDemo.get().log())
                .contains("Failed: line coverage fell")
                .contains("Alert resolved: line coverage is back");
        endsAsAMorningBegins();
    }

    /** Not all is green: one alert is open, one acknowledged, a build partial, one unmeasured, a service measured. */
    private static void endsAsAMorningBegins() throws Exception {
        assertThat(job("store/shop/main").alerts().open()).isEmpty();
        CoverageMonitor refunds = job("store/shop/refunds");
        assertThat(newest(refunds).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(newest(refunds).time()).isEqualTo(PlayedDemo.NOW.minus(Duration.ofMinutes(25)));
        assertThat(refunds.alerts().open()).extracting(Alert::status).contains(AlertStatus.ACTIVE);
        assertThat(job("store/pricing").alerts().open())
                .isNotEmpty()
                .extracting(Alert::status)
                .containsOnly(AlertStatus.ACKNOWLEDGED);
        assertThat(newest(job("platform/nightly")).completenessState()).isEqualTo(Completeness.State.PARTIAL);
        assertThat(newest(job("store/shop/hotfix")).isMeasured()).isFalse();
        Point service = newest(job("platform/checkout"));
        assertThat(service.components().keySet()).contains("checkout");
        assertThat(service.counters("checkout").get(Metric.LINE).covered()).isPositive();
    }

    private static CoverageMonitor job(String name) throws Exception {
        return PlayedDemo.get().job(name);
    }

    private static Point newest(CoverageMonitor job) throws IOException {
        List<Point> points = job.history().points();
        return points.get(points.size() - 1);
    }

    @Test
    void aSourceIsWhatItWasInABuild() {
        String source = "a\n//# since 3\nb\n//# since 5 until 6\nc\n//# end\n//# end\nd\n";

        assertThat(SampleSources.asOf(source, 2)).isEqualTo("a\nd\n");
        assertThat(SampleSources.asOf(source, 3)).isEqualTo("a\nb\nd\n");
        assertThat(SampleSources.asOf(source, 6)).isEqualTo("a\nb\nc\nd\n");
        assertThat(SampleSources.asOf(source, 7)).isEqualTo("a\nb\nd\n");
    }
}
