package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.CoveredOnlyBy;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
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
 * The data for the pages of one build, just measured or read back.
 *
 * @param job the job's full name
 * @param point the point of the build
 * @param measurement its whole measurement, {@link Measurement#NONE} if it is unmeasured or no longer kept
 * @param gates the results of its gates, in the order of the rules
 * @param baseline the build it is compared with, or {@code null}
 * @param baselineWords that build in words and why it was chosen, {@code null} if unknown
 * @param last the newest complete build before it, if this build is itself unmeasured or partial; {@code null} if there
 * is none
 * @param before that build's measurement, {@link Measurement#NONE} if it is no longer kept
 * @param patch the changed lines, or {@code null} if unknown
 * @param sinceBaseline the change since the baseline, by which unchanged lines are found in it; {@code null} if unknown
 * @param reports the reports that were found
 * @param services the components that are running services
 * @param releases their known releases, by name
 * @param owners who owns which files; {@link OwnerRules#NONE} if unknown
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
     * A builder with the required data.
     *
     * @param job the job's full name
     * @param point the point of the build
     * @param measurement its whole measurement, {@link Measurement#NONE} if it is unmeasured or no longer kept
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

    /** A copy with only the files of one owner; its point and gates are those of the whole. */
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

    /** A copy, with its baseline, as the reports of one flag measured them; its gates are those of the whole. */
    public BuildData flag(String flag) {
        return but().point(point.flag(flag))
                .measurement(measurement.flag(flag))
                .baseline(baseline == null ? null : baseline.flag(flag))
                .before(before.flag(flag))
                .create();
    }

    /** A copy in which the lines that only one flag covers are missed; it is compared with nothing. */
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

    /** The baseline in a sentence, such as {@code #119} or {@code main #41}. */
    String since() {
        return baselineWords == null
                ? "#" + (baseline == null ? "?" : baseline.build())
                : baselineWords.replaceFirst(",.*", "");
    }

    /** The new gaps of this build. */
    public NewGaps newGaps() {
        return NewGaps.of(measurement, baseline == null ? null : before, patch, sinceBaseline);
    }

    /** The patch under the measured paths; {@code null} if unknown. */
    public @Nullable Patch mapped() {
        return patch == null ? null : patch.onto(measurement);
    }

    /** Maps a file of the measurement to its path in the baseline. */
    UnaryOperator<String> pathsBefore() {
        Map<String, FileChange> moves = sinceBaseline == null
                ? Map.of()
                : sinceBaseline.onto(measurement).files();
        return path -> moves.containsKey(path) ? moves.get(path).pathBefore(path) : path;
    }
}
