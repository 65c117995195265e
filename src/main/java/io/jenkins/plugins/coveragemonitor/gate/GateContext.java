package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that gates may use to judge a build.
 *
 * @param point the build itself; its gates are ignored
 * @param measurement the build's whole measurement, {@link Measurement#NONE} if it is unmeasured
 * @param past the earlier builds of the same job; the build itself and later ones are ignored
 * @param change the changed lines under the paths of the measurement, or {@code null} if unknown
 * @param target the target branch of a change request, or {@code null} if the build is not of one
 * @param lineage how the built commit relates to those of other builds, or {@code null} if unknown
 * @param jobs looks up another job by its full name; empty if there is none with a history
 * @param services the components that are running services, whose coverage shows use and not tests
 * @param stillThere files that an earlier build measured and this one did not, although they are still in the
 * workspace; only a sample
 * @param owners who owns which files, {@link OwnerRules#NONE} if unknown
 * @param aborted whether the build was aborted, so that its measurement means nothing
 */
@WithBuilder
public record GateContext(
        Point point,
        Measurement measurement,
        JobHistory past,
        @Nullable Patch change,
        @Nullable JobHistory target,
        @Nullable Lineage lineage,
        Function<String, Optional<JobHistory>> jobs,
        Set<String> services,
        Set<String> stillThere,
        OwnerRules owners,
        boolean aborted) {
    /** Creates it. */
    public GateContext {
        Objects.requireNonNull(point);
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(past);
        Objects.requireNonNull(jobs);
        Objects.requireNonNull(owners);
        services = Set.copyOf(services);
        stillThere = Set.copyOf(stillThere);
    }

    /** A build alone: without earlier builds, changes and other jobs. */
    public static GateContext of(Point point, Measurement measurement) {
        return GateContextBuilder.builder()
                .point(point)
                .measurement(measurement)
                .past(JobHistory.NONE)
                .change(null)
                .target(null)
                .lineage(null)
                .jobs(name -> Optional.empty())
                .services(Set.of())
                .stillThere(Set.of())
                .owners(OwnerRules.NONE)
                .aborted(false)
                .create();
    }

    /** A copy with its earlier builds. */
    public GateContext after(JobHistory earlier) {
        return toBuilder().past(earlier).create();
    }

    /** The changed lines, for a gate that was found to have them. */
    Patch knownChange() {
        return Objects.requireNonNull(change);
    }

    /** A copy with its changed lines under the paths that it measured, {@code null} if they are not known. */
    public GateContext changing(@Nullable Patch lines) {
        return toBuilder()
                .change(lines == null ? null : lines.onto(measurement))
                .create();
    }

    /** A copy for a change request to a branch, {@code null} for none. */
    public GateContext into(@Nullable JobHistory branch) {
        return toBuilder().target(branch).create();
    }

    /** A copy with the files that still exist although the build did not measure them. */
    public GateContext missing(Set<String> files) {
        return toBuilder().stillThere(files).create();
    }

    /** A copy with what git says about its commit, {@code null} if unknown. */
    public GateContext from(@Nullable Lineage known) {
        return toBuilder().lineage(known).create();
    }

    /** A copy in which rules with the same baseline read it only once. */
    GateContext remembering() {
        return toBuilder()
                .past(past.remembering())
                .target(target == null ? null : target.remembering())
                .create();
    }

    /** A copy in which this build and all others are as the reports of one flag measured them. */
    GateContext flag(String name) {
        return toBuilder()
                .point(point.flag(name))
                .measurement(measurement.flag(name))
                .past(past.flag(name))
                .target(target == null ? null : target.flag(name))
                .jobs(job -> jobs.apply(job).map(other -> other.flag(name)))
                .owners(OwnerRules.NONE)
                .create();
    }

    /** A copy in which, in this build and all others, the files of an owner form a component of that name. */
    GateContext ofOwner(String owner) {
        OwnedFiles owned = new OwnedFiles(owner, owners);
        return toBuilder()
                .point(owned.of(point))
                .measurement(owned.of(measurement))
                .past(owned.of(past))
                .target(target == null ? null : owned.of(target))
                .jobs(job -> jobs.apply(job).map(owned::of))
                .owners(OwnerRules.NONE)
                .create();
    }

    /** Whether a name is that of an owner, and not of a component. */
    boolean isOwner(String name) {
        return !point.components().containsKey(name) && point.owners().containsKey(name);
    }

    /** A copy with owners. */
    public GateContext owned(OwnerRules rules) {
        return toBuilder().owners(rules).create();
    }

    /** A copy with a lookup of other jobs. */
    public GateContext among(Function<String, Optional<JobHistory>> others) {
        return toBuilder().jobs(others).create();
    }

    /** A copy in which these components are running services. */
    public GateContext using(Set<String> components) {
        return toBuilder().services(components).create();
    }

    /** A copy that says whether the build was aborted. */
    public GateContext aborted(boolean wasAborted) {
        return toBuilder().aborted(wasAborted).create();
    }

    private GateContextBuilder toBuilder() {
        return GateContextBuilder.builder(this);
    }
}
