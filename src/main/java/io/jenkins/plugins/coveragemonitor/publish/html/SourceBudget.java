package io.jenkins.plugins.coveragemonitor.publish.html;

/**
 * How much source a report may hold. The files with new gaps come first, then what is to be tested next, then those with the
 * most missed lines, so that the limit costs those that are looked at least.
 *
 * @param files how many files at most
 * @param characters how many characters of them together at most
 */
public record SourceBudget(int files, long characters) {
    /** For a report of several pages. */
    public static final SourceBudget FOLDER = new SourceBudget(2_000, 60_000_000);

    /** For a report that is one file. */
    public static final SourceBudget FILE = new SourceBudget(100, 4_000_000);
}
