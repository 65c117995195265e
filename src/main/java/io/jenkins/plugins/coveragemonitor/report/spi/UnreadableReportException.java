package io.jenkins.plugins.coveragemonitor.report.spi;

import java.io.IOException;

/**
 * A file cannot be read as a report. The message is one sentence that follows the file's name and a colon: where it
 * went wrong, what is wrong, and what to do.
 */
public final class UnreadableReportException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates it with its sentence, such as {@code ends inside <package> at line 812; the file is truncated}. */
    public UnreadableReportException(String message) {
        super(message);
    }

    /** Creates it with its sentence and the technical cause, which is only logged for debugging. */
    public UnreadableReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
