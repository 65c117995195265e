package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.history.Outcome;

/** The exit codes of the commands. */
public enum ExitCode {
    /** All is well. */
    PASSED(0),
    /** A gate warns. */
    WARNING(1),
    /** A gate failed. */
    FAILED(2),
    /** Nothing was measured, or a report could not be used. */
    UNUSABLE(3),
    /** The command line was wrong. */
    USAGE(64);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> FAILED;
            case WARNING -> WARNING;
            case PASSED, NOT_EVALUATED -> PASSED;
        };
    }
}
