package io.jenkins.plugins.coveragemonitor.model;

import java.util.Objects;

/**
 * One source file as the tests saw it; immutable.
 *
 * <p>A metric is counted from the file's own detail where there is any (lines, branches, functions) and from the
 * stated counter only where there is none, or where it holds all of the detail and more: a reader states a counter only
 * of what the report knows and does not list.
 */
public final class FileCoverage {
    private final String path;
    private final LineTable lines;
    private final FunctionTable functions;
    private final Counters stated;

    /**
     * Creates a file's coverage.
     *
     * @param path relative with forward slashes where it could be mapped to the workspace, else as the report says
     * @param lines the executable lines
     * @param functions the functions
     * @param stated counters that do not follow from lines and functions
     */
    public FileCoverage(String path, LineTable lines, FunctionTable functions, Counters stated) {
        this.path = Objects.requireNonNull(path);
        this.lines = Objects.requireNonNull(lines);
        this.functions = Objects.requireNonNull(functions);
        this.stated = Objects.requireNonNull(stated);
    }

    /** Where the file is. */
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

    /** The counters that the report stated and that lines and functions do not give. */
    public Counters stated() {
        return stated;
    }

    /** Every measured metric of this file. */
    public Counters counters() {
        // Not kept: there are tens of thousands of files, and all of it follows from what is kept.
        Counters all = measured(stated, Metric.LINE, lines.lines());
        all = measured(all, Metric.BRANCH, lines.branches());
        return measured(all, Metric.FUNCTION, functions.counter());
    }

    private static Counters measured(Counters known, Metric metric, Counter detail) {
        Counter told = known.get(metric);
        boolean holdsMore = told.covered() >= detail.covered() && told.missed() >= detail.missed();
        return holdsMore ? known : known.with(metric, detail);
    }

    /** The same coverage under another path. */
    public FileCoverage withPath(String newPath) {
        return newPath.equals(path) ? this : new FileCoverage(newPath, lines, functions, stated);
    }

    /**
     * Merges another measurement of the same file: lines and functions are united, stated counters take the best known.
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
