package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A history of ten thousand builds: read from the disk, read again, and appended to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HistoryBenchmark {
    static final int BUILDS = 10_000;

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    /** Where to put the file; set by the command. */
    @Param("")
    public String file;

    private HistoryFile history;
    private long written;

    /** Writes the history. */
    @Setup
    public void prepare() throws IOException {
        Path path = Path.of(file);
        Files.deleteIfExists(path);
        history = new HistoryFile(path, () -> Retention.DEFAULT, Set::of, Clock.systemUTC());
        write(history);
    }

    static void write(HistoryFile history) throws IOException {
        history.append(IntStream.rangeClosed(1, BUILDS)
                .mapToObj(HistoryBenchmark::point)
                .toList());
    }

    private static Point point(int build) {
        Counters counters = Counters.of(Map.of(
                Metric.LINE, new Counter(55_000 + build, 2_670),
                Metric.BRANCH, new Counter(20_580, 1_660),
                Metric.INSTRUCTION, new Counter(230_000, 18_000),
                Metric.FUNCTION, new Counter(9_000, 300),
                Metric.CLASS, new Counter(900, 12)));
        return Point.builder(build, START.plus(Duration.ofHours(build)))
                .totals(counters)
                .components(Map.of("backend", counters, "web", counters))
                .tests(new TestTotals(5_000, 0, 12, Duration.ofSeconds(95)))
                .patch(Counters.of(Metric.LINE, new Counter(40, 2)))
                .commit("0123456789abcdef0123456789abcdef01234567")
                .branch("main")
                .create();
    }

    /** Read from the disk, as after a restart: the file looks changed. */
    @Benchmark
    public List<Point> cold() throws IOException {
        Files.setLastModifiedTime(Path.of(file), FileTime.fromMillis(++written * 1000));
        return history.points();
    }

    /** Read again. */
    @Benchmark
    public List<Point> warm() throws IOException {
        return history.points();
    }

    /** One more build, on the disk when it returns. */
    @Benchmark
    public void append() throws IOException {
        history.append(point(BUILDS));
    }
}
