package io.jenkins.plugins.coveragemonitor.gate;

import java.util.Set;

/** The lines a change touched, as far as gates need them. */
public interface Change {
    /** The paths of the changed files that still exist. */
    Set<String> paths();

    /** Whether a line of the new file was added or changed. */
    boolean touches(String path, int line);
}
