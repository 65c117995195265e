package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;

/** Builds the names of nested elements, such as folders and nested classes. */
public final class NestedName {
    private NestedName() {}

    /**
     * A name appended to that of its container. Each level repeats all names around it, so a result that is too long
     * for a path is refused before it is created.
     *
     * @param outer the name so far, with its separator
     * @throws ReportTooLargeException if the result is longer than a path may be
     */
    public static String of(String outer, String name) {
        if (outer.length() + name.length() > Limits.PATH) {
            throw new ReportTooLargeException("has nested names of more than " + Limits.PATH
                    + " characters together, as no path has; check the tool that wrote it");
        }
        return outer.concat(name);
    }
}
