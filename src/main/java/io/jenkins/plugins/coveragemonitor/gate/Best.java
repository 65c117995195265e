package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The level that a ratchet holds: the best share so far and the build that reached it.
 *
 * <p>Before any gate judged the branch, only the last N measured builds count. From the first judged build on the level
 * rises with each better build and never falls, whatever came in between.
 */
record Best(Counter counter, Point point) {
    /**
     * The level after some builds.
     *
     * @param points earlier points in ascending order
     * @param last how many builds to look back at the beginning, 0 for all
     * @param value what is judged in a point; {@link Counter#NONE} where it is unmeasured
     */
    static Optional<Best> of(List<Point> points, int last, Function<Point, Counter> value) {
        Deque<Best> window = new ArrayDeque<>();
        Best level = null;
        for (Point point : points) {
            Counter counter = value.apply(point);
            if (!counter.isMeasured()) {
                continue;
            }
            Best here = new Best(counter, point);
            if (point.gates().isEmpty()) {
                window.addLast(here);
                if (last > 0 && window.size() > last) {
                    window.removeFirst();
                }
                level = window.stream().reduce(Best::better).orElseThrow();
            } else {
                level = level == null ? here : level.better(here);
                window.clear();
                window.add(level);
            }
        }
        return Optional.ofNullable(level);
    }

    private Best better(Best other) {
        return other.counter.compareShare(counter) > 0 ? other : this;
    }
}
