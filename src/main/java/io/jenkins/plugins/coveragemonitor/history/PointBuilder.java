package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Point}. */
public final class PointBuilder {
    private final int build;
    private final Instant time;
    private Counters totals = Counters.NONE;
    private Map<String, Counters> components = Map.of();
    private Map<String, Carried> carried = Map.of();
    private TestTotals tests = TestTotals.NONE;
    private @Nullable Counters patch;
    private Map<Outcome, Integer> gates = Map.of();
    private @Nullable String commit;
    private @Nullable String branch;
    private BuildState buildState = BuildState.COMPLETE;
    private Map<String, RatchetBest> best = Map.of();
    private Completeness completeness = Completeness.COMPLETE;
    private Map<String, Counters> removed = Map.of();
    private Map<String, Counters> owners = Map.of();
    private Map<String, TestTotals> componentTests = Map.of();
    private Map<String, FlagCounters> flags = Map.of();

    PointBuilder(int build, Instant time) {
        this.build = build;
        this.time = time;
    }

    /** The project's counters; empty means <em>unmeasured</em>. */
    public PointBuilder totals(Counters value) {
        totals = value;
        return this;
    }

    /** The counters of each named component. */
    public PointBuilder components(Map<String, Counters> value) {
        components = value;
        return this;
    }

    /** Which of the components were carried forward, and from where. */
    public PointBuilder carried(Map<String, Carried> value) {
        carried = value;
        return this;
    }

    /** The totals of the tests, {@link TestTotals#NONE} if none were seen. */
    public PointBuilder tests(TestTotals value) {
        tests = value;
        return this;
    }

    /** The counters of the changed lines, or {@code null} if the change is not known. */
    public PointBuilder patch(@Nullable Counters value) {
        patch = value;
        return this;
    }

    /** How many gates had which outcome; empty if there are none. */
    public PointBuilder gates(Map<Outcome, Integer> value) {
        gates = value;
        return this;
    }

    /** The commit that was built, or {@code null} if it is not known. */
    public PointBuilder commit(@Nullable String value) {
        commit = value;
        return this;
    }

    /** The branch that was built, or {@code null} if the job knows only one. */
    public PointBuilder branch(@Nullable String value) {
        branch = value;
        return this;
    }

    /** How far the build has come. */
    public PointBuilder buildState(BuildState value) {
        buildState = value;
        return this;
    }

    /** What each ratchet that judged the build holds from it on, by the ratchet's subject. */
    public PointBuilder best(Map<String, RatchetBest> value) {
        best = value;
        return this;
    }

    /** What the measurement lacks, as far as its reports show; see {@link #missing()}. */
    public PointBuilder completeness(Completeness value) {
        completeness = value;
        return this;
    }

    /**
     * By component, {@code ""} for the project, the code that was removed since the measured build before and without
     * which that build would have had a lower share.
     */
    public PointBuilder removed(Map<String, Counters> value) {
        removed = value;
        return this;
    }

    /** The counters of each owner. */
    public PointBuilder owners(Map<String, Counters> value) {
        owners = value;
        return this;
    }

    /** The totals of the tests whose reports belong to a named component, by its name. */
    public PointBuilder componentTests(Map<String, TestTotals> value) {
        componentTests = value;
        return this;
    }

    /** What the reports of each flag measured, by its name. */
    public PointBuilder flags(Map<String, FlagCounters> value) {
        flags = value;
        return this;
    }

    /** Makes it. */
    public Point build() {
        return new Point(
                build,
                time,
                totals,
                components,
                carried,
                tests,
                patch,
                gates,
                commit,
                branch,
                buildState,
                best,
                completeness,
                removed,
                owners,
                componentTests,
                flags);
    }
}
