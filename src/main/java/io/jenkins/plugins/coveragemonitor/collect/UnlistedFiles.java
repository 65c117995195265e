package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What it means that a report no longer lists a large part of its files, though they are still in the workspace. */
public enum UnlistedFiles {
    /** They count as lost: the measurement is partial. */
    LOST,
    /** The report counts as it is; the build says so. */
    NOTE;

    /**
     * One by its name, whatever its case.
     *
     * @throws IllegalArgumentException if there is none of that name
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
