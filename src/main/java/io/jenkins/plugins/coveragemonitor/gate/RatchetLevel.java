package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The level that a ratchet requires of a build.
 *
 * <p>The best of the last N builds falls when a good build leaves the window, but a ratchet never falls. So the window
 * only counts when the ratchet judges for the first time; after that the level rises with each better build. It is the
 * highest value that the best of the last N ever had. Each point keeps the level, so that it outlives the build that
 * reached it. A changed file has a level of its own, which is kept with the job instead, see {@link RatchetLimit}.
 */
final class RatchetLevel {
    private final @Nullable String subject;
    private final int last;
    private final int since;
    private final Function<Point, Counter> value;

    /**
     * A level to look up.
     *
     * @param subject the name of the level in points; {@code null} if they do not keep it: then the first build that
     * any gate judged counts as the first that the ratchet judged
     * @param last how many measured builds count at the beginning, 0 for all
     * @param since the build whose level was accepted, so that earlier builds do not count; 0 for none
     * @param value the counter that is judged in a point; {@link Counter#NONE} if it is unmeasured
     */
    RatchetLevel(@Nullable String subject, int last, int since, Function<Point, Counter> value) {
        this.subject = subject;
        this.last = last;
        this.since = since;
        this.value = value;
    }

    /** The level after some complete builds, which are in ascending order. */
    Optional<RatchetBest> after(List<Point> builds) {
        List<Point> points =
                builds.stream().filter(point -> point.build() >= since).toList();
        int first = 0;
        while (first < points.size() && !isJudged(points.get(first))) {
            first++;
        }
        List<Point> unjudged = points.subList(0, first);
        List<Point> judged = points.subList(first, points.size());
        // A kept level includes all earlier builds, which then need not be read.
        boolean kept = subject != null && !judged.isEmpty();
        Optional<RatchetBest> level = kept ? Optional.empty() : window(unjudged);
        for (Point point : judged) {
            Optional<RatchetBest> here = level(point, judged);
            level = here.isPresent() ? better(level, here.get()) : level;
        }
        return level;
    }

    private boolean isJudged(Point point) {
        // The level required of the accepted build itself no longer applies.
        boolean judged =
                subject == null ? !point.gates().isEmpty() : point.best().containsKey(subject);
        return judged && point.build() != since;
    }

    private Optional<RatchetBest> window(List<Point> points) {
        Optional<RatchetBest> best = Optional.empty();
        int seen = 0;
        for (int i = points.size() - 1; i >= 0 && (last == 0 || seen < last); i--) {
            Optional<RatchetBest> here = measured(points.get(i));
            seen += here.isPresent() ? 1 : 0;
            best = here.isPresent() ? better(best, here.get()) : best;
        }
        return best;
    }

    private Optional<RatchetBest> level(Point point, List<Point> judged) {
        RatchetBest kept = subject == null ? null : point.best().get(subject);
        return kept == null || isTakenBack(kept, judged) ? measured(point) : Optional.of(kept);
    }

    /** Whether the build that reached a level was recorded again since, and no longer reaches it. */
    private boolean isTakenBack(RatchetBest kept, List<Point> judged) {
        return judged.stream()
                .filter(point -> point.build() == kept.build())
                .map(point -> point.best().get(subject))
                .anyMatch(now -> now != null && !now.equals(kept));
    }

    private Optional<RatchetBest> measured(Point point) {
        Counter counter = value.apply(point);
        return counter.isMeasured() ? Optional.of(new RatchetBest(counter, point.build())) : Optional.empty();
    }

    private static Optional<RatchetBest> better(Optional<RatchetBest> level, RatchetBest here) {
        return Optional.of(level.map(known -> known.better(here)).orElse(here));
    }
}
