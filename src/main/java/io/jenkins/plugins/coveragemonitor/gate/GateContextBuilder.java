package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a {@link GateContext}. */
final class GateContextBuilder {
    private final Point point;
    private final Measurement measurement;
    private JobHistory past = JobHistory.NONE;
    private @Nullable ChangedCode change;
    private @Nullable JobHistory target;
    private @Nullable Lineage lineage;
    private Function<String, Optional<JobHistory>> jobs = name -> Optional.empty();
    private Set<String> services = Set.of();
    private Set<String> stillThere = Set.of();
    private OwnerRules owners = OwnerRules.NONE;
    private boolean aborted;

    GateContextBuilder(Point point, Measurement measurement) {
        this.point = point;
        this.measurement = measurement;
    }

    /** The earlier builds of the same job; the build itself and later ones are ignored. */
    GateContextBuilder past(JobHistory value) {
        past = value;
        return this;
    }

    /** The changed lines, or {@code null} if they are not known. */
    GateContextBuilder change(@Nullable ChangedCode value) {
        change = value;
        return this;
    }

    /** The branch that a change request wants to enter, or {@code null} if the build is none. */
    GateContextBuilder target(@Nullable JobHistory value) {
        target = value;
        return this;
    }

    /** How the built commit relates to those of other builds, or {@code null} if git was not asked. */
    GateContextBuilder lineage(@Nullable Lineage value) {
        lineage = value;
        return this;
    }

    /** Looks up another job by its full name; empty if there is none with a history. */
    GateContextBuilder jobs(Function<String, Optional<JobHistory>> value) {
        jobs = value;
        return this;
    }

    /** The components that are running services. */
    GateContextBuilder services(Set<String> value) {
        services = value;
        return this;
    }

    /** The files that are still there although this build did not measure them. */
    GateContextBuilder stillThere(Set<String> value) {
        stillThere = value;
        return this;
    }

    /** Who owns which files. */
    GateContextBuilder owners(OwnerRules value) {
        owners = value;
        return this;
    }

    /** Whether the build was aborted, so that its measurement cannot be judged. */
    GateContextBuilder aborted(boolean value) {
        aborted = value;
        return this;
    }

    /** Makes it. */
    GateContext build() {
        return new GateContext(
                point, measurement, past, change, target, lineage, jobs, services, stillThere, owners, aborted);
    }
}
