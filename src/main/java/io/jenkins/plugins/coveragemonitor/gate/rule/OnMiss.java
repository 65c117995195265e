package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.history.Outcome;

/** How a missed gate affects the build. */
public enum OnMiss {
    /** The build becomes unstable. */
    WARNING(Outcome.WARNING),
    /** The build fails. */
    FAILED(Outcome.FAILED);

    private final Outcome outcome;

    OnMiss(Outcome outcome) {
        this.outcome = outcome;
    }

    /** The outcome of a missed gate. */
    public Outcome outcome() {
        return outcome;
    }
}
