package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBests;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The earlier builds of a job.
 *
 * @param name the name of the job or branch for people, {@code ""} for the judged job
 * @param job the job's full name, {@code ""} for the judged job
 * @param points its points in ascending order of builds
 * @param lookups what is only read when needed
 */
public record JobHistory(String name, String job, List<Point> points, Lookups lookups) {
    /** No earlier build. */
    public static final JobHistory NONE = none("");

    /** Creates it; the points are copied. */
    public JobHistory {
        Objects.requireNonNull(name);
        Objects.requireNonNull(job);
        points = List.copyOf(points);
        Objects.requireNonNull(lookups);
    }

    /** A job without bests of files. */
    public JobHistory(String name, String job, List<Point> points, IntFunction<Optional<Measurement>> details) {
        this(name, job, points, new Lookups(details, () -> RatchetBests.NONE, build -> Optional.empty(), List::of));
    }

    /** A job under its full name. */
    public JobHistory(String job, List<Point> points, IntFunction<Optional<Measurement>> details) {
        this(job, job, points, details);
    }

    /** A job or branch without recorded data. */
    public static JobHistory none(String name) {
        return new JobHistory(name, List.of(), build -> Optional.empty());
    }

    /** A copy with a lookup of the best shares of single files. */
    public JobHistory knowing(Supplier<RatchetBests> kept) {
        return with(new Lookups(lookups.details, kept, lookups.verdicts, lookups.accepted));
    }

    /** A copy with lookups of verdicts and accepted levels. */
    public JobHistory judged(IntFunction<Optional<PastVerdict>> said, Supplier<List<AcceptedLevel>> levels) {
        return with(new Lookups(lookups.details, lookups.bests, said, levels));
    }

    /** A copy that reads data which is needed repeatedly, such as a baseline and the bests of files, only once. */
    JobHistory remembering() {
        AtomicReference<Map.Entry<Integer, Optional<Measurement>>> last = new AtomicReference<>();
        AtomicReference<RatchetBests> kept = new AtomicReference<>();
        return with(new Lookups(
                build -> {
                    Map.Entry<Integer, Optional<Measurement>> known = last.get();
                    if (known == null || known.getKey() != build) {
                        known = Map.entry(build, lookups.details.apply(build));
                        last.set(known);
                    }
                    return known.getValue();
                },
                () -> {
                    if (kept.get() == null) {
                        kept.set(lookups.bests.get());
                    }
                    return kept.get();
                },
                lookups.verdicts,
                lookups.accepted));
    }

    /** A copy as the reports of one flag measured it. */
    JobHistory flag(String flag) {
        return new JobHistory(
                name,
                job,
                points.stream().map(point -> point.flag(flag)).toList(),
                new Lookups(
                        build -> details().apply(build).map(whole -> whole.flag(flag)),
                        lookups.bests,
                        lookups.verdicts,
                        lookups.accepted));
    }

    /** A copy with another name for people. */
    public JobHistory called(String other) {
        return new JobHistory(other, job, points, lookups);
    }

    private JobHistory with(Lookups others) {
        return new JobHistory(name, job, points, others);
    }

    IntFunction<Optional<Measurement>> details() {
        return lookups.details;
    }

    /** Looks up the best shares of single files. */
    public Supplier<RatchetBests> bests() {
        return lookups.bests;
    }

    IntFunction<Optional<PastVerdict>> verdicts() {
        return lookups.verdicts;
    }

    Supplier<List<AcceptedLevel>> accepted() {
        return lookups.accepted;
    }

    /**
     * The data of a job's builds that is only read when needed.
     *
     * @param details looks up a build's whole measurement by its number; empty if it is no longer kept
     * @param bests looks up the best shares of single files that its ratchets know
     * @param verdicts looks up the results of a build's gates; empty if they are no longer kept
     * @param accepted looks up the accepted levels, in the order of acceptance
     */
    public record Lookups(
            IntFunction<Optional<Measurement>> details,
            Supplier<RatchetBests> bests,
            IntFunction<Optional<PastVerdict>> verdicts,
            Supplier<List<AcceptedLevel>> accepted) {}
}
