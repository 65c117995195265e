package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.io.PathIndex;

/** The paths in the parts of one report that were read so far. Several threads may add paths. */
final class PathSet {
    private final PathIndex paths = new PathIndex(0);

    /** Adds the paths of a part; {@code false} if some are not new, after which nothing may be added. */
    synchronized boolean addAll(PathIndex part) {
        return paths.addAll(part);
    }

    /** How many paths there are. */
    synchronized int size() {
        return paths.size();
    }
}
