package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** How to treat a report that no longer lists a large part of its files, though they are still in the workspace. */
public enum UnlistedFiles {
    /** They count as lost: the measurement is partial. */
    LOST,
    /** The report counts as it is; the build says so. */
    NOTE;

    /**
     * A value by its name, in any case.
     *
     * @throws IllegalArgumentException if there is no such value
     */
    @JsonCreator
    public static UnlistedFiles named(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("unknown unlistedFiles '" + name + "': use one of LOST, NOTE"));
    }
}
