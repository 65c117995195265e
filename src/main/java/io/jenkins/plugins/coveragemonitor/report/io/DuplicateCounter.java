package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import org.jspecify.annotations.Nullable;

/** Counts duplicates in a report, so that they are reported together and not one by one. */
public final class DuplicateCounter {
    private final String what;
    private @Nullable String first;
    private long places;
    private long count;

    /**
     * A counter of one kind of thing.
     *
     * @param what its plural, such as {@code lines}
     */
    public DuplicateCounter(String what) {
        this.what = what;
    }

    /** Adds a number of things in a file; zero adds nothing. */
    public void add(String path, long repeated) {
        if (repeated > 0) {
            first = first == null ? path : first;
            places++;
            count += repeated;
        }
    }

    /** Reports the duplicates, if there are any. */
    public void report(CoverageSink sink) {
        if (count > 0) {
            String place = places == 1 ? first : first + " and " + (places - 1) + " more";
            sink.problem(place, what + " that stand more than once were merged (" + count + ")");
        }
    }
}
