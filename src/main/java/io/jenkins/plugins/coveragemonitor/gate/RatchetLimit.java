package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.RatchetCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limit that a ratchet sets for a build: the best of its own branch and, for a change request, also the level of
 * the target branch at the build that the change request is compared with. The latter is looked up each time and never
 * kept, because it moves with the merge base.
 *
 * <p>A changed file must reach the best that its job keeps of it, however old that is. The newest builds count too:
 * they may have reached more without the ratchet judging the file.
 */
final class RatchetLimit {
    /** Points have no single files, so a ratchet on files has to read builds; more would take too long. */
    private static final int MOST_BUILDS_IN_DETAIL = 100;

    private final GateRule rule;
    private final RatchetCheck ratchet;
    private final GateContext context;
    private final Baselines baselines;
    private final Predicate<Point> comparable;
    private final List<String> file;

    /**
     * The limit of a rule.
     *
     * @param comparable tells whether a point can have what is judged, as far as the history shows
     * @param file the path of the judged changed file, followed by its earlier ones; empty if no file is judged
     */
    RatchetLimit(
            GateRule rule,
            RatchetCheck ratchet,
            GateContext context,
            Baselines baselines,
            Predicate<Point> comparable,
            List<String> file) {
        this.rule = rule;
        this.ratchet = ratchet;
        this.context = context;
        this.baselines = baselines;
        this.comparable = comparable;
        this.file = List.copyOf(file);
    }

    /**
     * Where the limit was reached.
     *
     * @param past the job that reached it
     * @param accepted who accepted it and why; empty if it is the best
     */
    record Reached(RatchetBest best, JobHistory past, String accepted) {
        /** The name of the build for people: {@code #41}, or {@code main #41} in another job. */
        String text() {
            return (past.name().isEmpty() ? "" : past.name() + " ") + "#" + best.build() + accepted;
        }

        /** The full name of its job, {@code null} if it is the judged one. */
        @Nullable
        String job() {
            return past.job().isEmpty() ? null : past.job();
        }
    }

    /** The level of only the own branch, which is kept. */
    Optional<RatchetBest> own(BiFunction<JobHistory, Point, Counter> value) {
        Point now = context.point();
        return better(
                ofFile(context.past(), now.branch(), now.build() - 1),
                level(context.past(), baselines.earlier(), value));
    }

    private Optional<AcceptedLevel> accepted(JobHistory past, @Nullable String branch, int before) {
        return new Accepted(rule).newest(past, branch, before);
    }

    private Optional<AcceptedLevel> accepted() {
        return accepted(
                context.past(), context.point().branch(), context.point().build());
    }

    /** The higher of the own level and that of the target branch; of equal ones the own. */
    Optional<Reached> reached(Optional<RatchetBest> own, BiFunction<JobHistory, Point, Counter> value) {
        Optional<Reached> here = own.map(best -> new Reached(
                best,
                context.past(),
                accepted()
                        .map(level ->
                                (best.build() == level.build() ? ", " : ", counted since #" + level.build() + ", ")
                                        + level.words())
                        .orElse("")));
        JobHistory branch = context.target();
        Optional<Reached> there = branch == null || accepted().isPresent()
                ? Optional.empty()
                : target(branch, value).map(best -> new Reached(best, branch, ""));
        if (here.isEmpty() || there.isEmpty()) {
            return here.or(() -> there);
        }
        Counter mine = here.get().best().counter();
        return there.get().best().counter().compareShare(mine) > 0 ? there : here;
    }

    private Optional<RatchetBest> target(JobHistory branch, BiFunction<JobHistory, Point, Counter> value) {
        List<Point> points = baselines.targetUpToBaseline(comparable);
        return points.isEmpty()
                ? Optional.empty()
                : better(ofFile(branch, null, points.get(points.size() - 1).build()), level(branch, points, value));
    }

    /** The best that a job keeps of the file, under its name or else under its earlier one. */
    private Optional<RatchetBest> ofFile(JobHistory past, @Nullable String branch, int upToBuild) {
        int since =
                accepted(past, branch, upToBuild + 1).map(AcceptedLevel::build).orElse(0);
        return file.stream()
                .flatMap(path -> past.bests().get().best(branch, rule.subject(), path, upToBuild).stream())
                .filter(best -> best.build() >= since)
                .findFirst();
    }

    private static Optional<RatchetBest> better(Optional<RatchetBest> one, Optional<RatchetBest> other) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(RatchetBest::better);
    }

    /** The name of the level in points; {@code null} if each changed file has one of its own. */
    private @Nullable String kept() {
        return rule.scope() == Scope.FILES ? null : rule.subject();
    }

    private Optional<RatchetBest> level(
            JobHistory past, List<Point> points, BiFunction<JobHistory, Point, Counter> value) {
        boolean inDetail = rule.path() != null || rule.scope() == Scope.FILES;
        int oldest = inDetail ? oldestInDetail(points) : 0;
        String branch = past == context.past() ? context.point().branch() : null;
        int since = points.isEmpty()
                ? 0
                : accepted(past, branch, points.get(points.size() - 1).build() + 1)
                        .map(AcceptedLevel::build)
                        .orElse(0);
        return new RatchetLevel(
                        kept(),
                        ratchet.ratchetBuilds(),
                        since,
                        point -> point.build() < oldest ? Counter.NONE : value.apply(past, point))
                .after(points);
    }

    private int oldestInDetail(List<Point> points) {
        List<Point> measured = points.stream().filter(comparable).toList();
        return measured.stream()
                .skip(Math.max(0, measured.size() - MOST_BUILDS_IN_DETAIL))
                .findFirst()
                .map(Point::build)
                .orElse(0);
    }
}
