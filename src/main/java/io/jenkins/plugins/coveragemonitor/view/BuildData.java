package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.CoveredOnlyBy;
import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of one build are made from: just measured, or read back from where it is kept.
 *
 * @param job the job's full name
 * @param point what history keeps of the build
 * @param measurement its whole measurement, {@link Measurement#NONE} if it is unmeasured or not kept any more
 * @param gates the results of its gates, in the order of the rules
 * @param baseline the build it is compared with, or {@code null}
 * @param baselineWords how people call that build and why it is that one, {@code null} if that is not known
 * @param last the newest complete build before it, where it is unmeasured or partial itself; {@code null} if there is none
 * @param before that build's measurement, {@link Measurement#NONE} if it is no longer kept
 * @param patch the changed lines, or {@code null} if they are not known
 * @param sinceBaseline the change from the baseline on, by which unchanged lines are found again in it; {@code null} if
 *     that is not known
 * @param reports what was found and read
 * @param services the components that are running services
 * @param releases what they were, where that is known, by their names
 * @param owners who owns which files; {@link OwnerRules#NONE} if that is not known
 */
@WithBuilder
public record BuildData(
        String job,
        Point point,
        Measurement measurement,
        List<GateResult> gates,
        @Nullable Point baseline,
        @Nullable String baselineWords,
        @Nullable Point last,
        Measurement before,
        @Nullable Patch patch,
        @Nullable Patch sinceBaseline,
        List<BuildPage.ReportRow> reports,
        Set<String> services,
        Map<String, ServiceRelease> releases,
        OwnerRules owners) {
    /** Creates it; the lists are copied. */
    public BuildData {
        Objects.requireNonNull(job);
        Objects.requireNonNull(point);
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(before);
        gates = List.copyOf(gates);
        reports = List.copyOf(reports);
        services = Set.copyOf(services);
        releases = Map.copyOf(releases);
        Objects.requireNonNull(owners);
    }

    /**
     * A build to say more about.
     *
     * @param job the job's full name
     * @param point what history keeps of the build
     * @param measurement its whole measurement, {@link Measurement#NONE} if it is unmeasured or not kept any more
     */
    public static BuildDataBuilder builder(String job, Point point, Measurement measurement) {
        return BuildDataBuilder.builder()
                .job(job)
                .point(point)
                .measurement(measurement)
                .gates(List.of())
                .baseline(null)
                .baselineWords(null)
                .last(null)
                .before(Measurement.NONE)
                .patch(null)
                .sinceBaseline(null)
                .reports(List.of())
                .services(Set.of())
                .releases(Map.of())
                .owners(OwnerRules.NONE);
    }

    /** The same build with the files of one owner alone; its point and its gates are those of the whole. */
    public BuildData ownedBy(String owner) {
        List<Component> parts = new ArrayList<>();
        for (Component component : measurement.components().values()) {
            List<FileCoverage> files = component.files().stream()
                    .filter(file -> owners.owners(file.path()).contains(owner))
                    .toList();
            if (!files.isEmpty()) {
                Component part = Component.of(component.name(), files);
                parts.add(component.isCarried() ? part.carriedFrom(component.carried()) : part);
            }
        }
        return but().point(point)
                .measurement(Measurement.of(parts, measurement.tests()))
                .create();
    }

    /** The same build, and its baseline, as the reports of one flag measured them; its gates are those of the whole. */
    public BuildData flag(String flag) {
        return but().point(point.flag(flag))
                .measurement(measurement.flag(flag))
                .baseline(baseline == null ? null : baseline.flag(flag))
                .before(before.flag(flag))
                .create();
    }

    /** The same build of which those lines are missed that only one flag covers; compared with nothing. */
    public BuildData coveredOnlyBy(String flag) {
        return builder(job, point, CoveredOnlyBy.of(measurement, flag))
                .gates(gates)
                .reports(reports)
                .owners(owners)
                .create();
    }

    private BuildDataBuilder but() {
        return BuildDataBuilder.builder(this);
    }

    /** The baseline as a sentence calls it, such as {@code #119} or {@code main #41}. */
    String since() {
        return baselineWords == null
                ? "#" + (baseline == null ? "?" : baseline.build())
                : baselineWords.replaceFirst(",.*", "");
    }

    /** What this build left or made uncovered. */
    public NewGaps newGaps() {
        return NewGaps.of(measurement, baseline == null ? null : before, patch, sinceBaseline);
    }

    /** The patch under the paths that were measured; {@code null} if it is not known. */
    public @Nullable Patch mapped() {
        return patch == null ? null : patch.onto(measurement);
    }

    /** Tells the path that a file of the measurement has in the baseline. */
    UnaryOperator<String> pathsBefore() {
        Map<String, FileChange> moves = sinceBaseline == null
                ? Map.of()
                : sinceBaseline.onto(measurement).files();
        return path -> moves.containsKey(path) ? moves.get(path).pathBefore(path) : path;
    }
}
