package io.jenkins.plugins.coveragemonitor.report.spi;

/**
 * A report that has more of something than is believed. It is thrown where events are taken, which declare no exception, and
 * ends as an {@link UnreadableReportException} with the same sentence; a reader lets it pass.
 */
public final class ReportTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with its sentence, made to stand behind the file's name and a colon. */
    public ReportTooLargeException(String message) {
        super(message);
    }
}
