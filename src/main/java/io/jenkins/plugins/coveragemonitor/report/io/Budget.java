package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;

/** So much of one thing may a report have; what a reader keeps in memory is taken from it before the memory is. */
public final class Budget {
    private final long most;
    private final String what;
    private long left;

    /**
     * A budget that nothing was taken from.
     *
     * @param most how much there is
     * @param what the plural of what is counted, such as {@code branches}
     */
    public Budget(long most, String what) {
        this.most = most;
        this.what = what;
        this.left = most;
    }

    /**
     * Takes so much.
     *
     * @throws ReportTooLargeException if there is not so much left
     */
    public void take(long count) {
        left -= count;
        if (left < 0) {
            throw new ReportTooLargeException(
                    "has more " + what + " than the limit for one report, " + most + "; split it by module");
        }
    }

    /** Gives so much back, which is no longer kept. */
    public void giveBack(long count) {
        left += count;
    }
}
