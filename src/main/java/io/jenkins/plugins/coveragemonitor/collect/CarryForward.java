package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;

/**
 * How long a component that brings no report keeps its last measurement. Where both limits are given, both must hold.
 *
 * @param builds how many builds after the one that measured it at most; 0 for no limit
 * @param days how many days after it was measured at most; 0 for no limit
 */
public record CarryForward(int builds, int days) {
    /** A component without a report is unmeasured. */
    public static final CarryForward NEVER = new CarryForward(0, 0);

    /**
     * Creates a limit.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public CarryForward {
        if (builds < 0 || days < 0) {
            throw new IllegalArgumentException(
                    "a component cannot be carried forward for " + Plurals.count(builds, "build") + " and "
                            + Plurals.count(days, "day") + ": give 0 or more of each");
        }
    }

    /** Whether anything is carried forward at all. */
    public boolean isOn() {
        return builds > 0 || days > 0;
    }
}
