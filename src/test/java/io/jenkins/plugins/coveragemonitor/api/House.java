package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.MeasurementFile;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.BuildRecordFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A home on disk with two jobs: {@code payments}, whose coverage fell, and {@code hidden}, which few may see. */
final class House extends Clock implements Jobs {
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    /** What is kept of builds as it lies on the disk: hundreds of houses have the same. */
    private static final Map<String, List<byte[]>> KEPT = new ConcurrentHashMap<>();

    final Path home;
    final MonitorState state;
    final FakeChannels channels = new FakeChannels();
    final List<String> notified = new ArrayList<>();
    final List<Alert> lost = new ArrayList<>();
    final Api api;
    private final Set<String> names = new TreeSet<>(List.of("hidden", "payments"));
    Instant now = NOW;

    House(Path home) {
        this.home = home;
        this.state = MonitorState.in(
                home.resolve("coverage-monitor"), this, new SplittableRandom(42), () -> Retention.DEFAULT);
        this.api = new Api(parts());
        record("hidden", 9000, 5000);
        record("payments", 8620, 8621, 8390);
    }

    ApiDependencies parts() {
        return new ApiDependencies(this, state, channels, this);
    }

    /** Records builds with so many of 10,000 lines covered, one a day, the last an hour ago. */
    void record(String job, int... covered) {
        try {
            CoverageMonitor monitor = monitor(job, "coverage");
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < covered.length; i++) {
                Instant time =
                        NOW.minus(Duration.ofDays(covered.length - 1L - i)).minus(Duration.ofHours(1));
                points.add(Point.builder(i + 1, time)
                        .totals(Counters.of(Metric.LINE, new Counter(covered[i], 10_000 - covered[i])))
                        .tests(new TestTotals(120, 0, 3, Duration.ofMillis(61_500)))
                        .gates(Map.of(Outcome.PASSED, 1))
                        .commit("c0ffee" + i)
                        .create());
            }
            monitor.history().append(points);
            for (int build = 2; build <= covered.length; build++) {
                keep(JobHome.below(home, job), build, covered[build - 1], points.get(build - 1));
            }
            for (Point point : points) {
                monitor.alerts().evaluate(point, points, List.of(), AlertSettings.DEFAULT, Silences.NONE);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What is kept of a build beside history: two files, and a gate of 85 per cent. */
    private static void keep(JobHome home, int build, int covered, Point point) throws IOException {
        Path measurement = home.measurement(build);
        Path record = new BuildRecordFile(home, build).path();
        List<byte[]> known = KEPT.get(covered + " in #" + build);
        if (known == null) {
            make(home, build, covered, point);
            KEPT.put(covered + " in #" + build, List.of(Files.readAllBytes(measurement), Files.readAllBytes(record)));
        } else {
            Files.createDirectories(measurement.getParent());
            Files.write(measurement, known.get(0));
            Files.write(record, known.get(1));
        }
    }

    private static void make(JobHome home, int build, int covered, Point point) throws IOException {
        int[] numbers = IntStream.rangeClosed(1, 5000).toArray();
        List<FileCoverage> files = new ArrayList<>();
        for (String path : List.of("src/pay.c", "src/refund.c")) {
            int hit = path.equals("src/pay.c") ? Math.min(covered, 5000) : Math.max(0, covered - 5000);
            files.add(new FileCoverage(
                    path,
                    new LineTable(
                            numbers,
                            Arrays.stream(numbers)
                                    .map(line -> line <= hit ? 1 : 0)
                                    .toArray()),
                    FunctionTable.of(new String[] {"main"}, new int[] {1}, new int[] {1}),
                    Counters.NONE));
        }
        new MeasurementFile(home.measurement(build))
                .write(Measurement.of(List.of(Component.of("", files)), point.tests()));
        long needed = Math.max(0, 8500 - covered);
        GateResult gate = GateResult.builder("Line at least 85 %", Metric.LINE, Scope.PROJECT)
                .outcome(needed == 0 ? Outcome.PASSED : Outcome.WARNING)
                .actual(point.totals().get(Metric.LINE).percentText())
                .expected("85 %")
                .reason(needed == 0 ? "passed" : needed + " more covered lines pass this gate")
                .coveredLinesNeeded(needed)
                .create();
        new BuildRecordFile(home, build)
                .write(new BuildRecord(
                        build,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(gate),
                        build - 1,
                        null,
                        "#" + (build - 1),
                        MonitorConfig.DEFAULT,
                        null,
                        point,
                        List.of(),
                        1,
                        null));
    }

    /** A job has another name from now on, or is no longer there for {@code null}. */
    void rename(String from, String to) {
        names.remove(from);
        if (to != null) {
            names.add(to);
        }
    }

    /** The id of the newest alert of a job. */
    String alert(String job) throws IOException {
        var alerts = monitor(job, "coverage").alerts().alerts();
        return alerts.get(alerts.size() - 1).alertId();
    }

    /** Every file of the home and what is in it; the locks of writers aside. */
    Map<String, String> files() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.put(home.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    @Override
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public List<String> monitors(String job) {
        return names().contains(job) ? List.of("coverage") : List.of();
    }

    @Override
    public CoverageMonitor monitor(String job, String id) {
        return new CoverageMonitor(JobHome.below(home, job), job, this);
    }

    @Override
    public List<Alert> lostAlerts(String job, String id) {
        return lost.stream().filter(alert -> alert.key().job().equals(job)).toList();
    }

    @Override
    public void alertsChanged(String job, String id) {
        notified.add(job);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
