package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;

/**
 * How long a component without a report keeps its last measurement. If both limits are set, both must hold.
 *
 * @param builds the most builds after the one that measured it; 0 for no limit
 * @param days the most days after it was measured; 0 for no limit
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
