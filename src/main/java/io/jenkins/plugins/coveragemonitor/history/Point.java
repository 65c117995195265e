package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One build in a job's history: everything that a chart, a baseline or the job card needs, so that no build is loaded
 * for them.
 *
 * @param build the build's number
 * @param time when the build started
 * @param totals the project's counters; empty means <em>unmeasured</em>
 * @param components the counters of each named component
 * @param carried which of the components were carried forward, and from where
 * @param tests the totals of the tests, {@link TestTotals#NONE} if none were seen
 * @param patch the counters of the changed lines, or {@code null} if the change is not known
 * @param gates how many gates had which outcome; empty if there are none
 * @param commit the commit that was built, or {@code null} if unknown
 * @param branch the branch that was built, or {@code null} if the job has only one
 * @param buildState how far the build has come
 * @param best the best share of each ratchet that judged the build, from this build on, by the ratchet's subject
 * @param completeness what the measurement lacks, as far as its reports show; see {@link #missing()}
 * @param removed by component, {@code ""} for the project: code that was removed since the previous measured build and
 * without which that build would have had a lower share
 * @param owners the counters of each owner; empty if the workspace does not say who owns what
 * @param componentTests the totals of the tests whose reports belong to a named component, by its name
 * @param flags what the reports of each flag measured, by its name; empty if no report has a flag
 */
@WithBuilder
public record Point(
        int build,
        Instant time,
        Counters totals,
        Map<String, Counters> components,
        Map<String, Carried> carried,
        TestTotals tests,
        @Nullable Counters patch,
        Map<Outcome, Integer> gates,
        @Nullable String commit,
        @Nullable String branch,
        BuildState buildState,
        Map<String, RatchetBest> best,
        Completeness completeness,
        Map<String, Counters> removed,
        Map<String, Counters> owners,
        Map<String, TestTotals> componentTests,
        Map<String, FlagCounters> flags) {
    /** The prefix of the name of a flag where a component could be named too. */
    public static final String FLAG = "flag:";

    /** Creates a point; the maps are copied. */
    public Point {
        Objects.requireNonNull(time);
        Objects.requireNonNull(totals);
        Objects.requireNonNull(tests);
        Objects.requireNonNull(buildState);
        Objects.requireNonNull(completeness);
        components = copy(components);
        carried = copy(carried);
        gates = copy(gates);
        best = copy(best);
        owners = owners == null ? Map.of() : copy(owners);
        removed = removed == null ? Map.of() : copy(removed);
        componentTests = copy(componentTests);
        flags = copy(flags);
    }

    /** Avoids copies: most maps of most builds are empty, and a history may have a hundred thousand builds. */
    static <K extends Comparable<K>, V> Map<K, V> copy(Map<K, V> map) {
        if (map instanceof NamedValues || map instanceof SettledMap) {
            return map;
        }
        return map.isEmpty() ? Map.of() : new SettledMap<>(map);
    }

    /** A builder of a complete build without further data. */
    public static PointBuilder builder(int build, Instant time) {
        return PointBuilder.builder()
                .build(build)
                .time(time)
                .totals(Counters.NONE)
                .components(Map.of())
                .carried(Map.of())
                .tests(TestTotals.NONE)
                .patch(null)
                .gates(Map.of())
                .commit(null)
                .branch(null)
                .buildState(BuildState.COMPLETE)
                .best(Map.of())
                .completeness(Completeness.COMPLETE)
                .removed(Map.of())
                .owners(Map.of())
                .componentTests(Map.of())
                .flags(Map.of());
    }

    /** A builder that starts from this point. */
    public PointBuilder toBuilder() {
        return PointBuilder.builder(this);
    }

    /** A copy with another state. */
    public Point with(BuildState other) {
        return toBuilder().buildState(other).create();
    }

    /** A copy with other missing parts. */
    public Point with(Completeness other) {
        return toBuilder().completeness(other).create();
    }

    /** A copy with the results of its gates. */
    public Point judged(Map<Outcome, Integer> counts, Map<String, RatchetBest> ratchets) {
        return toBuilder().gates(counts).best(ratchets).create();
    }

    /** A copy after some code was removed. */
    public Point without(Map<String, Counters> code) {
        return toBuilder().removed(code).create();
    }

    /** A copy with the tests of its named components. */
    public Point testing(Map<String, TestTotals> ofComponents) {
        return toBuilder().componentTests(ofComponents).create();
    }

    /** A copy with another counter of a metric in a component, {@code ""} for the project. */
    public Point measuring(String component, Metric metric, Counter counter) {
        Map<String, Counters> others = new TreeMap<>(components);
        if (!component.isEmpty()) {
            others.put(component, counters(component).with(metric, counter));
        }
        return toBuilder()
                .totals(component.isEmpty() ? totals.with(metric, counter) : totals)
                .components(others)
                .create();
    }

    /**
     * The build as the reports of one flag measured it: unmeasured if they did not. Gates and ratchets are those of the
     * build, because their names distinguish flags.
     */
    public Point flag(String name) {
        FlagCounters own =
                flags.getOrDefault(name, new FlagCounters(Counters.NONE, Map.of(), Map.of(), TestTotals.NONE));
        return toBuilder()
                .totals(own.totals())
                .components(own.components())
                .carried(own.carried())
                .tests(own.tests())
                .patch(null)
                .completeness(completeness.ofFlag(name))
                .removed(Map.of())
                .owners(Map.of())
                .componentTests(Map.of())
                .flags(Map.of())
                .create();
    }

    /** Builds as the reports of one flag measured them; unchanged for {@code ""}. */
    public static List<Point> ofFlag(List<Point> points, String name) {
        return name.isEmpty()
                ? points
                : points.stream().map(point -> point.flag(name)).toList();
    }

    /** Whether the build has ended, whatever it measured. */
    public boolean hasEnded() {
        return buildState == BuildState.COMPLETE;
    }

    /** Whether the build has ended and misses nothing, so that others may be compared with it. */
    public boolean isComplete() {
        return hasEnded() && completeness.isComplete();
    }

    /** The state of its measurement; a build that did not finish is partial too. */
    public Completeness.State completenessState() {
        if (!isMeasured()) {
            return Completeness.State.UNMEASURED;
        }
        return isComplete() ? Completeness.State.COMPLETE : Completeness.State.PARTIAL;
    }

    /** All that is missing, including what an abort or a running build leaves out. */
    public List<Missing> missing() {
        if (hasEnded()) {
            return completeness.missing();
        }
        List<Missing> all = new ArrayList<>();
        all.add(new Missing("", null, buildState.why(), null));
        all.addAll(completeness.missing());
        return all;
    }

    /** Whether it is complete and has coverage or tests: an unmeasured or partial build says nothing about a change. */
    public boolean isConclusive() {
        return isComplete() && (isMeasured() || tests().isMeasured());
    }

    /** Whether the build has any coverage. If not, it is a gap in every chart and compared with nothing. */
    public boolean isMeasured() {
        return !totals.isEmpty();
    }

    /** The worst outcome of its gates. */
    public Outcome outcome() {
        return gates.keySet().stream().reduce(Outcome.NOT_EVALUATED, Outcome::worse);
    }

    /**
     * The counters of a component, of the whole project for {@code ""}, of an owner, or of a flag, as {@code
     * flag:unit}; none if it was not measured. A component takes precedence over an owner or a flag of the same name.
     */
    public Counters counters(String component) {
        Counters ofComponent = component.isEmpty() ? totals : components.get(component);
        if (ofComponent == null && component.startsWith(FLAG)) {
            FlagCounters ofFlag = flags.get(component.substring(FLAG.length()));
            return ofFlag == null ? Counters.NONE : ofFlag.totals();
        }
        return ofComponent == null ? owners.getOrDefault(component, Counters.NONE) : ofComponent;
    }

    /** The flag that a name denotes, {@code unit} for {@code flag:unit}; {@code null} if it is a component. */
    private @Nullable String flagOf(String component) {
        return component.startsWith(FLAG) && !components.containsKey(component)
                ? component.substring(FLAG.length())
                : null;
    }

    /** Whether the values of a component, or of a flag, as {@code flag:unit}, were carried forward at least in part. */
    public boolean carries(String component) {
        String flag = flagOf(component);
        if (flag == null) {
            return carried.containsKey(component);
        }
        FlagCounters own = flags.get(flag);
        return own != null && !own.carried().isEmpty();
    }

    /** Whether coverage is missing of a component, of a flag ({@code flag:unit}), or of the project ({@code ""}). */
    public boolean lacks(String component) {
        String flag = flagOf(component);
        return flag == null
                ? completeness.lacks(component)
                : completeness.ofFlag(flag).lacks("");
    }

    /** The tests whose reports belong to a component, all tests for {@code ""}; none if none were seen. */
    public TestTotals tests(String component) {
        return component.isEmpty() ? tests : componentTests.getOrDefault(component, TestTotals.NONE);
    }

    /** The point as one line of JSON without its end, as the history file has it. */
    public byte[] json() {
        return PointCodec.write(this);
    }

    /**
     * Reads the point that {@link #json} wrote.
     *
     * @throws IOException if it is not a point, or one of a later version
     */
    public static Point of(byte[] json) throws IOException {
        return PointReader.read(json);
    }
}
