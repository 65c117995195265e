package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole analysis of one metric over flat noise, its hardest case: one stretch from the first build to the last. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrendBenchmark {
    @Param({"1000", "3000", "10000", "30000"})
    private int builds;

    private final List<Point> points = new ArrayList<>();

    /** Makes the history. */
    @Setup
    public void history() {
        SplittableRandom random = new SplittableRandom(1);
        for (int build = 1; build <= builds; build++) {
            long covered = Math.round(16_000 + 60 * random.nextGaussian());
            points.add(Point.builder(build, Instant.EPOCH.plus(Duration.ofHours(6L * build)))
                    .totals(Counters.of(Metric.LINE, new Counter(covered, 20_000 - covered)))
                    .create());
        }
    }

    /** Analyses it. */
    @Benchmark
    public Trend analysis() {
        return TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT);
    }
}
