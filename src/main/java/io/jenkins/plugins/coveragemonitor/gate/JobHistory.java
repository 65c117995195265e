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
 * What is known of the earlier builds of a job.
 *
 * @param name the job or branch as people call it, {@code ""} for the job that is being judged
 * @param job the job's full name, {@code ""} for the job that is being judged
 * @param points its points in ascending order of builds
 * @param details looks up a build's whole measurement by its number; empty where it is no longer kept
 * @param bests looks up the best shares of single files that its ratchets know
 * @param verdicts looks up what the gates of a build said; empty where that is no longer kept
 * @param accepted looks up what people accepted, in the order in which they did
 */
public record JobHistory(
        String name,
        String job,
        List<Point> points,
        IntFunction<Optional<Measurement>> details,
        Supplier<RatchetBests> bests,
        IntFunction<Optional<PastVerdict>> verdicts,
        Supplier<List<AcceptedLevel>> accepted) {
    /** No earlier build. */
    public static final JobHistory NONE = none("");

    /** Creates it; the points are copied. */
    public JobHistory {
        Objects.requireNonNull(name);
        Objects.requireNonNull(job);
        points = List.copyOf(points);
        Objects.requireNonNull(details);
        Objects.requireNonNull(bests);
        Objects.requireNonNull(verdicts);
        Objects.requireNonNull(accepted);
    }

    /** A job of which no best of a file is known. */
    public JobHistory(String name, String job, List<Point> points, IntFunction<Optional<Measurement>> details) {
        this(name, job, points, details, () -> RatchetBests.NONE, build -> Optional.empty(), List::of);
    }

    /** A job that is called by its full name. */
    public JobHistory(String job, List<Point> points, IntFunction<Optional<Measurement>> details) {
        this(job, job, points, details);
    }

    /** A job or branch of which nothing was recorded. */
    public static JobHistory none(String name) {
        return new JobHistory(name, List.of(), build -> Optional.empty());
    }

    /** The same with a way to look up the best shares of single files. */
    public JobHistory knowing(Supplier<RatchetBests> kept) {
        return new JobHistory(name, job, points, details, kept, verdicts, accepted);
    }

    /** The same with ways to look up what gates said of its builds, and what people accepted. */
    public JobHistory judged(IntFunction<Optional<PastVerdict>> said, Supplier<List<AcceptedLevel>> levels) {
        return new JobHistory(name, job, points, details, bests, said, levels);
    }

    /** The same, which reads what is asked for again and again, as a baseline is and the bests of files are, only once. */
    JobHistory remembering() {
        AtomicReference<Map.Entry<Integer, Optional<Measurement>>> last = new AtomicReference<>();
        AtomicReference<RatchetBests> kept = new AtomicReference<>();
        return new JobHistory(
                name,
                job,
                points,
                build -> {
                    Map.Entry<Integer, Optional<Measurement>> known = last.get();
                    if (known == null || known.getKey() != build) {
                        known = Map.entry(build, details.apply(build));
                        last.set(known);
                    }
                    return known.getValue();
                },
                () -> {
                    if (kept.get() == null) {
                        kept.set(bests.get());
                    }
                    return kept.get();
                },
                verdicts,
                accepted);
    }

    /** The same as the reports of one flag measured it. */
    JobHistory flag(String flag) {
        return new JobHistory(
                name,
                job,
                points.stream().map(point -> point.flag(flag)).toList(),
                build -> details.apply(build).map(whole -> whole.flag(flag)),
                bests,
                verdicts,
                accepted);
    }

    /** The same under the name that people call it by. */
    public JobHistory called(String other) {
        return new JobHistory(other, job, points, details, bests, verdicts, accepted);
    }
}
