package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;

/** Puts together the names of elements that stand in each other, such as folders and nested classes. */
public final class NestedName {
    private NestedName() {}

    /**
     * A name behind that of what it stands in. Each level keeps the names of all levels around it, so that what is too long
     * for a path is refused before it is made.
     *
     * @param outer the name so far, with what separates it from the next
     * @throws ReportTooLargeException if both together are longer than a path may be
     */
    public static String of(String outer, String name) {
        if (outer.length() + name.length() > Limits.PATH) {
            throw new ReportTooLargeException("has names in each other of more than " + Limits.PATH
                    + " characters together, as no path has; check the tool that wrote it");
        }
        return outer.concat(name);
    }
}
