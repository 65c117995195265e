package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.view.GapRow;

/**
 * A range of executable lines that no test covers.
 *
 * @param path the file
 * @param from its first line, from 1
 * @param to its last line
 * @param lines how many executable lines it has
 * @param in the function and the component, such as {@code apply_partial · worker}; may be empty
 */
public record Range(String path, int from, int to, int lines, String in) {
    static Range of(GapRow gap) {
        return new Range(gap.path(), gap.from(), gap.to(), gap.lines(), gap.where());
    }
}
