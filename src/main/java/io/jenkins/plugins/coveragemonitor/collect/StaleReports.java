package io.jenkins.plugins.coveragemonitor.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** How to treat a report that was written before the build began. */
public enum StaleReports {
    /** It counts, and the build says so; suits builds that reuse results on purpose. */
    NOTE,
    /** It counts as lost: its numbers are not those of this build. */
    LOST,
    /** It counts, and the build fails. */
    FAIL;

    /**
     * A value by its name, in any case.
     *
     * @throws IllegalArgumentException if there is no such value
     */
    @JsonCreator
    public static StaleReports named(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown staleReports '" + name + "': use one of NOTE, LOST, FAIL"));
    }
}
