package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;

/**
 * The last line of defence: whatever is thrown while one report is read, short of a virtual machine that is dying, becomes
 * the sentence of that one report.
 */
public final class UnexpectedFailure {
    private UnexpectedFailure() {}

    /**
     * The sentence for what was thrown.
     *
     * @param what could not be done, such as {@code cannot be read as LCOV: its reader gave up}
     * @throws VirtualMachineError what was thrown, if no memory or stack of this report alone ended it
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
        if (thrown instanceof VirtualMachineError dying && !(thrown instanceof StackOverflowError)) {
            throw dying;
        }
        return new UnreadableReportException(what + " (" + thrown + ")", thrown);
    }

    /** Whether a report was refused for want of memory, so that it may be read when nothing else is. */
    public static boolean isOfMemory(UnreadableReportException refused) {
        return refused.getCause() instanceof OutOfMemoryError;
    }
}
