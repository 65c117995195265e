package io.jenkins.plugins.coveragemonitor.model;

/** Adds up the counters of many files, without an object for each of them. */
public final class CounterSum {
    private static final Metric[] METRICS = Metric.values();

    private final long[] covered = new long[METRICS.length];
    private final long[] missed = new long[METRICS.length];

    /** The sums over some files. */
    public static Counters of(Iterable<FileCoverage> files) {
        CounterSum sum = new CounterSum();
        for (FileCoverage file : files) {
            file.addTo(sum);
        }
        return sum.counters();
    }

    /**
     * Adds a counter of one metric.
     *
     * @throws IllegalArgumentException if a sum is beyond a {@code long}
     */
    void add(Metric metric, Counter counter) {
        int at = metric.ordinal();
        Counter sum = new Counter(covered[at] + counter.covered(), missed[at] + counter.missed());
        covered[at] = sum.covered();
        missed[at] = sum.missed();
    }

    private Counters counters() {
        Counters all = Counters.NONE;
        for (Metric metric : METRICS) {
            all = all.with(metric, new Counter(covered[metric.ordinal()], missed[metric.ordinal()]));
        }
        return all;
    }
}
