package io.jenkins.plugins.coveragemonitor.collect;

/**
 * A report of an earlier build that a workspace does not have, although the sources that it was about are there.
 *
 * @param file where it was, relative to the workspace
 * @param format the name of its format
 * @param component the component that it belonged to, {@code ""} for the project as a whole
 * @param build the build that had it
 * @param asked whether the configuration asks for it still
 * @param replaced whether other reports of this build, which that one did not have, are about most of its files
 */
public record AbsentReport(String file, String format, String component, int build, boolean asked, boolean replaced) {}
