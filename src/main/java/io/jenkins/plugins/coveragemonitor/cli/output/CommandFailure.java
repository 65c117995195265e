package io.jenkins.plugins.coveragemonitor.cli.output;

import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence on standard error and an exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailure(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The request makes no sense. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message, null);
    }

    /** The request makes no sense, as an exception says. */
    public static CommandFailure usage(Exception wrong) {
        return usage(String.valueOf(wrong.getMessage()));
    }

    /** Something that the command needs cannot be used. */
    public static CommandFailure unusable(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.UNUSABLE, message, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
