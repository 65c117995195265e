package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.collect.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link BuildData}: that of a build without gates, reports and services, which is compared with nothing and of
 * which neither the changed lines nor the owners are known, unless set otherwise.
 */
public final class BuildDataBuilder {
    private final String job;
    private Point point;
    private Measurement measurement;
    private List<GateResult> gates = List.of();
    private @Nullable Point baseline;
    private @Nullable String baselineWords;
    private Measurement before = Measurement.NONE;
    private @Nullable Patch patch;
    private @Nullable Patch sinceBaseline;
    private List<BuildPage.ReportRow> reports = List.of();
    private Set<String> services = Set.of();
    private Map<String, ServiceRelease> releases = Map.of();
    private OwnerRules owners = OwnerRules.NONE;

    BuildDataBuilder(String job, Point point, Measurement measurement) {
        this.job = job;
        this.point = point;
        this.measurement = measurement;
    }

    BuildDataBuilder(BuildData data) {
        this(data.job(), data.point(), data.measurement());
        gates = data.gates();
        baseline = data.baseline();
        baselineWords = data.baselineWords();
        before = data.before();
        patch = data.patch();
        sinceBaseline = data.sinceBaseline();
        reports = data.reports();
        services = data.services();
        releases = data.releases();
        owners = data.owners();
    }

    /** What history keeps of the build, and its whole measurement. */
    BuildDataBuilder measured(Point kept, Measurement whole) {
        point = kept;
        measurement = whole;
        return this;
    }

    /** The results of its gates, in the order of the rules. */
    public BuildDataBuilder gates(List<GateResult> results) {
        gates = results;
        return this;
    }

    /**
     * The build it is compared with.
     *
     * @param build the build, or {@code null} for none
     * @param whole that build's measurement, {@link Measurement#NONE} if it is no longer kept
     */
    public BuildDataBuilder comparedWith(@Nullable Point build, Measurement whole) {
        baseline = build;
        before = whole;
        return this;
    }

    /** How people call the baseline and why it is that one, or {@code null} if that is not known. */
    public BuildDataBuilder baselineWords(@Nullable String words) {
        baselineWords = words;
        return this;
    }

    /** The changed lines, and the change from the baseline on; {@code null} for what is not known. */
    public BuildDataBuilder changes(@Nullable Patch lines, @Nullable Patch fromBaseline) {
        patch = lines;
        sinceBaseline = fromBaseline;
        return this;
    }

    /** What was found and read. */
    public BuildDataBuilder reports(List<BuildPage.ReportRow> rows) {
        reports = rows;
        return this;
    }

    /** The components that are running services. */
    public BuildDataBuilder services(Set<String> components) {
        services = components;
        return this;
    }

    /** What running services were, where that is known, by the names of their components. */
    public BuildDataBuilder releases(Map<String, ServiceRelease> known) {
        releases = known;
        return this;
    }

    /** Who owns which files. */
    public BuildDataBuilder owners(OwnerRules rules) {
        owners = rules;
        return this;
    }

    /** The build. */
    public BuildData build() {
        return new BuildData(
                job,
                point,
                measurement,
                gates,
                baseline,
                baselineWords,
                before,
                patch,
                sinceBaseline,
                reports,
                services,
                releases,
                owners);
    }
}
