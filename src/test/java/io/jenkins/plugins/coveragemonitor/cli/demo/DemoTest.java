package io.jenkins.plugins.coveragemonitor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample tells its story: a rise, a plateau, a build without report, a regression, a recovery. */
class DemoTest {
    @TempDir
    private Path home;

    @Test
    void playsTheWholeStory() throws Exception {
        StringWriter log = new StringWriter();
        Demo.play(home, new PrintWriter(log));
        List<Point> points = new CoverageMonitor(
                        JobHome.below(home, SampleProject.NAME), SampleProject.NAME, Clock.systemUTC())
                .history()
                .points();

        assertThat(points).hasSize(36);
        assertThat(points.get(11)
                        .totals()
                        .get(Metric.LINE)
                        .compareShare(points.get(0).totals().get(Metric.LINE)))
                .isPositive();
        assertThat(points.get(16).isMeasured()).isFalse();
        assertThat(points.get(20).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(points.get(35).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(log.toString())
                .contains("Failed: line coverage fell")
                .contains("Alert resolved: line coverage is back");
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
