package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.util.List;

/**
 * The history of one job: one {@link Point} a build, kept when builds are discarded. Implementations are thread-safe;
 * when {@link #append} returns, its points are on disk and survive a crash.
 */
public interface History {
    /**
     * All points in ascending order of builds, one a build; the list does not change afterwards.
     *
     * @throws IOException if the history cannot be read
     */
    List<Point> points() throws IOException;

    /**
     * One sentence for everything that cannot be read and is left out of {@link #points}; empty if all of it is there.
     *
     * @throws IOException if the history cannot be read at all
     */
    default List<String> problems() throws IOException {
        return List.of();
    }

    /**
     * Adds a build's point, or replaces the one it already has.
     *
     * @throws IOException if it could not be made durable; the history is then as it was
     */
    default void append(Point point) throws IOException {
        append(List.of(point));
    }

    /**
     * Adds the points of many builds at once, as {@link #append(Point)} does for one.
     *
     * @throws IOException if they could not be made durable
     */
    void append(List<Point> points) throws IOException;
}
