package io.jenkins.plugins.coveragemonitor.cli;

/** Ends a command with one sentence on standard error and an exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What was asked for makes no sense. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message, null);
    }

    /** Something that the command needs cannot be used. */
    static CommandFailure unusable(String message, Throwable cause) {
        return new CommandFailure(ExitCode.UNUSABLE, message, cause);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
