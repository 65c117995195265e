package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;

/** The allowance of a report for one kind of thing; a reader takes from it before it allocates memory. */
public final class Budget {
    private final long most;
    private final String what;
    private long left;

    /**
     * A full budget.
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
     * Takes an amount.
     *
     * @throws ReportTooLargeException if not enough is left
     */
    public void take(long count) {
        left -= count;
        if (left < 0) {
            throw new ReportTooLargeException(
                    "has more " + what + " than the limit for one report, " + most + "; split it by module");
        }
    }

    /** Returns an amount that is no longer kept. */
    public void giveBack(long count) {
        left += count;
    }
}
