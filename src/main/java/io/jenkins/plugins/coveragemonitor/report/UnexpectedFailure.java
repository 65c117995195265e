package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;

/**
 * The last line of defence: whatever is thrown while one report is read becomes the sentence of that report, unless the
 * virtual machine itself is failing.
 */
public final class UnexpectedFailure {
    private UnexpectedFailure() {}

    /**
     * The sentence for an exception.
     *
     * @param what could not be done, such as {@code cannot be read as LCOV: its reader gave up}
     * @throws VirtualMachineError what was thrown, unless only this report exhausted memory or stack
     */
    public static UnreadableReportException of(String what, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return new UnreadableReportException(
                    "needs more memory to be read than this process has; split it by module, or give more (-Xmx)",
                    thrown);
        }
        if (thrown instanceof ReportTooLargeException) {
            return new UnreadableReportException(String.valueOf(thrown.getMessage()), thrown);
        }
        if (thrown instanceof StackOverflowError) {
            return new UnreadableReportException(
                    "is packed or nested more deeply than it can be read; let the tool write it again", thrown);
        }
        if (thrown instanceof VirtualMachineError dying) {
            throw dying;
        }
        return new UnreadableReportException(what + " (" + thrown + ")", thrown);
    }

    /** Whether a report was refused for lack of memory, so that it may be read when nothing else is. */
    public static boolean isOfMemory(UnreadableReportException refused) {
        return refused.getCause() instanceof OutOfMemoryError;
    }
}
