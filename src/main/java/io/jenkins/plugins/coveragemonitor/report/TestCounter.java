package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.time.Duration;

/** Adds tests up. */
final class TestCounter {
    private long total;
    private long failed;
    private long skipped;
    private double seconds;

    void add(TestOutcome outcome, double time) {
        total++;
        switch (outcome) {
            case FAILED -> failed++;
            case SKIPPED -> skipped++;
            case PASSED -> {}
        }
        if (time > 0 && time < Integer.MAX_VALUE) {
            seconds += time;
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    TestTotals totals() {
        return new TestTotals(total, failed, skipped, Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
