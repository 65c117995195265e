package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/**
 * What a report states of its tests beside the list of them. The list counts; but a report that states tests and lists none
 * must not pass for one of a run without tests.
 */
final class StatedTests {
    private long stated;
    private long listed;

    /** Takes a number that the report states; of several the greatest is that of all tests. Below zero is none. */
    void state(long tests) {
        stated = Math.max(stated, tests);
    }

    /** Takes a test that the report lists. */
    void list() {
        listed++;
    }

    /** Whether the report lists no test. */
    boolean isEmpty() {
        return listed == 0;
    }

    /** Says that the report states tests and lists none, if that is so; returns whether it is. */
    boolean tell(CoverageSink sink, String remedy) {
        boolean none = listed == 0 && stated > 0;
        if (none) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(stated, "test") + " but lists none, so none was counted; " + remedy);
        }
        return none;
    }
}
