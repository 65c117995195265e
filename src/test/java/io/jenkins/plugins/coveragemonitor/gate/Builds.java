package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBests;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A job's builds as a test tells them. */
final class Builds {
    private final List<Point> points = new ArrayList<>();
    private final Map<Integer, Measurement> details = new HashMap<>();
    private final Map<Integer, PastVerdict> verdicts = new HashMap<>();
    private RatchetBests bests = RatchetBests.NONE;

    /** The project at so many lines covered and missed, with an outcome of its gates. */
    Builds lines(long covered, long missed, Outcome... outcomes) {
        return add(Measurement.of(List.of(component("", file("a", covered, missed))), TestTotals.NONE), outcomes);
    }

    Builds tests(long total, long failed, Duration time) {
        return add(Measurement.of(List.of(), new TestTotals(total, failed, 0, time)));
    }

    Builds add(Measurement measurement, Outcome... outcomes) {
        Point point = point(points.isEmpty() ? 1 : points.get(points.size() - 1).build() + 1, measurement, outcomes);
        points.add(point);
        details.put(point.build(), measurement);
        return this;
    }

    JobHistory past(String name) {
        return new JobHistory(name, points, build -> Optional.ofNullable(details.get(build)))
                .knowing(() -> bests)
                .judged(build -> Optional.ofNullable(verdicts.get(build)), List::of);
    }

    /** The newest build, judged with all earlier ones. */
    GateContext newest() {
        Point last = points.get(points.size() - 1);
        return GateContext.of(last, details.getOrDefault(last.build(), Measurement.NONE))
                .after(past(""));
    }

    /** Keeps with the newest build what its gates said, as recording does. */
    Builds keep(Verdict verdict) {
        Point last = points.remove(points.size() - 1);
        points.add(last.judged(verdict.counts(), verdict.best()));
        verdicts.put(last.build(), new PastVerdict(verdict.results(), null));
        bests = bests.raised(last.branch(), verdict.bestOfFiles());
        return this;
    }

    /** Keeps with the newest build what its gates said before it was aborted, as recording does. */
    Builds keepAborted(Verdict verdict) {
        Point last = points.remove(points.size() - 1);
        points.add(last.judged(verdict.counts(), verdict.best()).with(BuildState.ABORTED));
        FileRatchetBests others = verdict.bestOfFiles().without(last.build());
        bests = bests.raised(last.branch(), others);
        return this;
    }

    /** The newest build is not complete. */
    Builds but(BuildState buildState) {
        Point last = points.remove(points.size() - 1);
        points.add(last.with(buildState));
        return this;
    }

    /** The newest build was of a commit. */
    Builds of(String commit) {
        Point last = points.remove(points.size() - 1);
        points.add(last.toBuilder().commit(commit).create());
        return this;
    }

    /** The newest build was of a branch. */
    Builds on(String branch) {
        Point last = points.remove(points.size() - 1);
        points.add(last.toBuilder().branch(branch).create());
        return this;
    }

    /** The builds are discarded; history stays. */
    Builds withoutDetails() {
        details.clear();
        return this;
    }

    /** History keeps only the newest builds. */
    Builds onlyNewest(int count) {
        points.subList(0, Math.max(0, points.size() - count)).clear();
        return this;
    }

    GateResult judge(GateRuleBuilder rule) {
        return judge(newest(), rule);
    }

    static GateResult judge(GateContext context, GateRuleBuilder rule) {
        return Gates.evaluate(List.of(rule.build()), context).results().get(0);
    }

    static Point point(int build, Measurement measurement, Outcome... outcomes) {
        Map<Outcome, Integer> gates = new TreeMap<>();
        Arrays.stream(outcomes).forEach(outcome -> gates.merge(outcome, 1, Integer::sum));
        Map<String, Counters> components = new TreeMap<>();
        measurement.components().forEach((name, component) -> {
            if (!name.isEmpty()) {
                components.put(name, component.counters());
            }
        });
        return Point.builder(build, Instant.EPOCH.plus(Duration.ofDays(build)))
                .totals(measurement.counters())
                .components(components)
                .tests(measurement.tests())
                .gates(gates)
                .create();
    }

    static Component component(String name, FileCoverage... files) {
        return Component.of(name, List.of(files));
    }

    static Measurement measurement(FileCoverage... files) {
        return Measurement.of(List.of(component("", files)), TestTotals.NONE);
    }

    /** A file that only states its number of lines and branches. */
    static FileCoverage file(String path, long covered, long missed) {
        return new FileCoverage(
                path,
                LineTable.EMPTY,
                FunctionTable.EMPTY,
                Counters.of(Map.of(
                        Metric.LINE, new Counter(covered, missed), Metric.BRANCH, new Counter(covered, missed))));
    }

    /** A file whose lines from 1 on are covered where the text has a {@code +} and missed where it has a {@code -}. */
    static FileCoverage source(String path, String lines) {
        int size = lines.length();
        int[] numbers = new int[size];
        int[] hits = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i + 1;
            hits[i] = lines.charAt(i) == '+' ? 1 : 0;
        }
        LineTable table = new LineTable(numbers, hits, new int[size], new int[size]);
        return new FileCoverage(path, table, FunctionTable.EMPTY, Counters.NONE);
    }

    /** A change of some lines of one file. */
    static Patch change(String path, Integer... lines) {
        List<LineRange> touched =
                Stream.of(lines).sorted().map(line -> new LineRange(line, line)).toList();
        return new Patch(Map.of(path, new FileChange(path, touched, null)), List.of());
    }

    /** A change of all lines of files, of which each had another path before. */
    static Patch changeOfAll(Map<String, String> pathsBefore) {
        Map<String, FileChange> files = new TreeMap<>();
        pathsBefore.forEach((path, before) ->
                files.put(path, new FileChange(before, List.of(new LineRange(1, Integer.MAX_VALUE)), null)));
        return new Patch(files, List.of());
    }
}
