package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/**
 * The number of tests that a report states besides the list of them. The list counts, but a report that states tests
 * and lists none must not pass as a run without tests.
 */
final class StatedTests {
    private long stated;
    private long listed;

    /** Adds a stated number; the greatest is that of all tests. Negative ones are ignored. */
    void state(long tests) {
        stated = Math.max(stated, tests);
    }

    /** Counts a listed test. */
    void list() {
        listed++;
    }

    /** How many tests were listed so far. */
    long listed() {
        return listed;
    }

    /** Whether the report lists no tests. */
    boolean isEmpty() {
        return listed == 0;
    }

    /** Reports a problem if tests are stated and none is listed; returns whether that is so. */
    boolean report(CoverageSink sink, String remedy) {
        boolean none = listed == 0 && stated > 0;
        if (none) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(stated, "test") + " but lists none, so none was counted; " + remedy);
        }
        return none;
    }
}
