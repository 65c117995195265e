package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A job of the tests: a book on disk, a history in memory, a clock that moves a minute a build. */
public final class Job extends Clock {
    static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    public final AlertStore book;
    public final List<Point> history = new ArrayList<>();
    public AlertSettings settings = AlertSettings.DEFAULT;
    Silences silences = Silences.NONE;
    Instant now = START;
    public String branch;

    public Job(Path folder) {
        this(folder, "app");
    }

    public Job(Path folder, String name) {
        book = new AlertStore(folder.resolve("alerts.jsonl"), name, this);
    }

    /** Records a build with so many of 10,000 lines covered; negative is unmeasured. */
    public AlertEvent build(int number, int lines) throws IOException {
        return build(point(number, lines));
    }

    public AlertEvent build(Point point) throws IOException {
        return build(point, List.of());
    }

    public AlertEvent build(Point point, List<GateOutcome> gates) throws IOException {
        history.removeIf(old -> old.build() == point.build());
        history.add(point);
        history.sort(Comparator.comparing(Point::build));
        AlertEvent step = book.evaluate(point, history, gates, settings, silences);
        now = now.plus(Duration.ofMinutes(1));
        return step;
    }

    public Point point(int number, int lines) {
        return point(number, lines, Map.of(), TestTotals.NONE);
    }

    public Point point(int number, int lines, Map<String, Integer> components, TestTotals tests) {
        Map<String, Counters> parts = new TreeMap<>();
        components.forEach((name, covered) -> parts.put(name, counters(covered)));
        return Point.builder(number, now)
                .totals(counters(lines))
                .components(parts)
                .tests(tests)
                .commit("c" + number)
                .branch(branch)
                .create();
    }

    /** The same build, which misses a component that an earlier build had. */
    static Point without(Point point, String component, int lastBuild) {
        String why = "component " + component + " was not measured, last measured in #" + lastBuild;
        return point.with(Completeness.of(List.of(new Missing(component, null, why, lastBuild))));
    }

    public static Counters counters(int lines) {
        return lines < 0 ? Counters.NONE : Counters.of(Metric.LINE, new Counter(lines, 10_000 - lines));
    }

    public static List<String> notified(AlertEvent step) {
        return step.notices().stream()
                .map(notice -> notice.kind() + " " + notice.alert().type() + " "
                        + notice.alert().message())
                .toList();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
