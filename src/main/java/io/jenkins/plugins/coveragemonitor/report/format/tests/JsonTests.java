package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import org.jspecify.annotations.Nullable;

/** Passes the tests of JSON reports on. */
final class JsonTests {
    private JsonTests() {}

    /**
     * Pushes a test.
     *
     * @param outcome {@code null} if the report does not say it; the test is then left out with a problem
     * @param place where it stands, for the problem
     */
    static void push(@Nullable TestOutcome outcome, String name, double seconds, String place, CoverageSink sink) {
        if (outcome == null) {
            sink.problem(place, "the test " + NameText.shown(name) + " does not say how it ended and is left out");
        } else {
            sink.test(name, outcome, seconds);
        }
    }
}
