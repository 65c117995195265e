package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import org.jspecify.annotations.Nullable;

/** Counts duplicates in a report, so that they are reported once and not place by place. */
public final class DuplicateCounter {
    private final String what;
    private @Nullable String first;
    private long places;
    private long count;

    /**
     * Counts one kind of things.
     *
     * @param what their plural, such as {@code lines}
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

    /** Tells them, if there are any. */
    public void tell(CoverageSink sink) {
        if (count > 0) {
            String place = places == 1 ? first : first + " and " + (places - 1) + " more";
            sink.problem(place, what + " that stand more than once were merged (" + count + ")");
        }
    }
}
