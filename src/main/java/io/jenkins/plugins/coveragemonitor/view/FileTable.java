package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;

/**
 * The files of a build as columns of equal length, so that 20,000 of them stay small.
 *
 * @param paths the paths, ascending
 * @param components the index of each file's component in the page's components
 * @param covered covered lines; 0, as {@code missed}, means that the file has no line to count
 * @param missed missed lines
 * @param coveredBefore covered lines in the baseline, −1 if the file was not there
 * @param missedBefore missed lines in the baseline, −1 if the file was not there
 * @param fresh newly missed lines: changed and uncovered, or covered before
 * @param touched changed lines that are executable, 0 if the file was not changed
 * @param owners the index of each file's owners in the page's owners
 */
@WithBuilder
public record FileTable(
        String[] paths,
        int[] components,
        long[] covered,
        long[] missed,
        long[] coveredBefore,
        long[] missedBefore,
        int[] fresh,
        int[] touched,
        int[] owners) {
    /** The number of files. */
    public int size() {
        return paths.length;
    }
}
