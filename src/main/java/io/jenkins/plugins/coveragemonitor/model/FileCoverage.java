package io.jenkins.plugins.coveragemonitor.model;

import java.util.Objects;

/**
 * One source file as the tests saw it; immutable.
 *
 * <p>A metric is counted from the file's own detail (lines, branches, functions). The stated counter is used only if
 * there is no detail, or if it includes all of the detail and more: a reader states a counter only for what the report
 * knows and does not list.
 */
public final class FileCoverage {
    private final String path;
    private final LineTable lines;
    private final FunctionTable functions;
    private final Counters stated;

    /**
     * Creates a file's coverage.
     *
     * @param path with forward slashes and relative to the workspace if it could be mapped, else as the report says
     * @param lines the executable lines
     * @param functions the functions
     * @param stated counters that cannot be derived from lines and functions
     */
    public FileCoverage(String path, LineTable lines, FunctionTable functions, Counters stated) {
        this.path = Objects.requireNonNull(path);
        this.lines = Objects.requireNonNull(lines);
        this.functions = Objects.requireNonNull(functions);
        this.stated = Objects.requireNonNull(stated);
    }

    /** The path of the file. */
    public String path() {
        return path;
    }

    /** Its executable lines; empty if the format has none. */
    public LineTable lines() {
        return lines;
    }

    /** Its functions; empty if the format has none. */
    public FunctionTable functions() {
        return functions;
    }

    /** The counters that the report stated and that cannot be derived from lines and functions. */
    public Counters stated() {
        return stated;
    }

    /** Every measured metric of this file. */
    public Counters counters() {
        // Not stored: there are tens of thousands of files, and it all derives from what is stored.
        Counters all = measured(stated, Metric.LINE, lines.lines());
        all = measured(all, Metric.BRANCH, lines.branches());
        return measured(all, Metric.FUNCTION, functions.counter());
    }

    /** Adds every measured metric to a sum. */
    void addTo(CounterSum sum) {
        if (stated.isEmpty()) {
            sum.add(Metric.LINE, lines.lines());
            sum.add(Metric.BRANCH, lines.branches());
            sum.add(Metric.FUNCTION, functions.counter());
        } else {
            counters().asMap().forEach(sum::add);
        }
    }

    private static Counters measured(Counters known, Metric metric, Counter detail) {
        Counter statedCounter = known.get(metric);
        boolean holdsMore = statedCounter.covered() >= detail.covered() && statedCounter.missed() >= detail.missed();
        return holdsMore ? known : known.with(metric, detail);
    }

    /** A copy with another path. */
    public FileCoverage withPath(String newPath) {
        return newPath.equals(path) ? this : new FileCoverage(newPath, lines, functions, stated);
    }

    /**
     * Merges another measurement of the same file: lines and functions are united, the better known stated counters
     * taken.
     *
     * @throws IllegalArgumentException if the paths differ
     */
    public FileCoverage merge(FileCoverage other) {
        if (!path.equals(other.path)) {
            throw new IllegalArgumentException(path + " and " + other.path + " are two files");
        }
        return new FileCoverage(
                path, lines.merge(other.lines), functions.merge(other.functions), stated.best(other.stated));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileCoverage that
                && path.equals(that.path)
                && lines.equals(that.lines)
                && functions.equals(that.functions)
                && stated.equals(that.stated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, lines);
    }

    @Override
    public String toString() {
        return path + " " + counters();
    }
}
