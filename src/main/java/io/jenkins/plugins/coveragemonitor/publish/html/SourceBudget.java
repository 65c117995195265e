package io.jenkins.plugins.coveragemonitor.publish.html;

/**
 * How much source a report may contain. Files with new gaps come first, then those to test next, then those with the
 * most missed lines, so that the limit only affects files of little interest.
 *
 * @param files the most files
 * @param characters the most characters of them together
 */
public record SourceBudget(int files, long characters) {
    /** For a report of several pages. */
    public static final SourceBudget FOLDER = new SourceBudget(2_000, 60_000_000);

    /** For a report that is one file. */
    public static final SourceBudget FILE = new SourceBudget(100, 4_000_000);
}
