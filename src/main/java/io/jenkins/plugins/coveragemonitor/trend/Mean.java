package io.jenkins.plugins.coveragemonitor.trend;

/**
 * The mean of numbers that come one by one. What rounding takes from each sum is added to the next (Kahan 1965), so that
 * the mean of many numbers is as exact as that of a few.
 */
final class Mean {
    private double sum;
    /** How much more than the exact sum it is. */
    private double excess;

    private int count;

    void add(double value) {
        double missing = value - excess;
        double next = sum + missing;
        excess = next - sum - missing;
        sum = next;
        count++;
    }

    /** The mean so far, {@code NaN} of no numbers. */
    double value() {
        return (sum - excess) / count;
    }
}
