package io.jenkins.plugins.coveragemonitor.view;

/**
 * A range of executable lines that no test covers.
 *
 * @param path the file
 * @param from its first line
 * @param to its last line
 * @param lines how many executable lines it has
 * @param where the function and the component, such as {@code apply_partial · worker}; may be empty
 */
public record GapRow(String path, int from, int to, int lines, String where) {}
