package io.jenkins.plugins.coveragemonitor.report.spi;

/**
 * A report has more of something than its limit. It is thrown by methods for events, which declare no exception, and
 * ends as an {@link UnreadableReportException} with the same sentence; readers let it pass.
 */
public final class ReportTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with its sentence, which follows the file's name and a colon. */
    public ReportTooLargeException(String message) {
        super(message);
    }
}
