package io.jenkins.plugins.coveragemonitor.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** Of which builds the text of measured files is kept, so that their pages can show it. */
public enum SourceRetention {
    /** Of none. */
    NEVER,
    /** Of the newest build, every measured file. */
    LAST_BUILD,
    /** Of every build that is kept, the files that it changed and those in which it left new gaps. */
    CHANGED_FILES,
    /** Of every build that is kept, every measured file. */
    EVERY_BUILD;

    /**
     * One by its name, whatever its case.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    @JsonCreator
    public static SourceRetention named(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown sources '" + name + "': use one of NEVER, LAST_BUILD, CHANGED_FILES, EVERY_BUILD"));
    }

    /** Whether a build's text is kept while there is a newer one. */
    public boolean outlivesNewerBuilds() {
        return this == CHANGED_FILES || this == EVERY_BUILD;
    }
}
