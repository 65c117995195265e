package io.jenkins.plugins.coveragemonitor.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** For which builds the text of measured files is kept, so that their pages can show it. */
public enum SourceRetention {
    /** For none. */
    NEVER,
    /** For the newest build, every measured file. */
    LAST_BUILD,
    /** For every kept build, the files that it changed and those in which it left new gaps. */
    CHANGED_FILES,
    /** For every kept build, every measured file. */
    EVERY_BUILD;

    /**
     * A value by its name, in any case.
     *
     * @throws IllegalArgumentException if there is no such value
     */
    @JsonCreator
    public static SourceRetention named(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown sources '" + name + "': use one of NEVER, LAST_BUILD, CHANGED_FILES, EVERY_BUILD"));
    }

    /** Whether a build's text is kept when there is a newer build. */
    public boolean outlivesNewerBuilds() {
        return this == CHANGED_FILES || this == EVERY_BUILD;
    }
}
