package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counts that Node's runner ({@code node --test --test-reporter=junit}) writes as comments after its tests.
 *
 * <p>It writes a test with sub-tests as a suite without a case of its own, so it has fewer cases than tests. If the
 * comments and the suites agree on their number, they count as tests, as the runner counts them.
 */
final class NodeTestCounts {
    private static final Pattern COUNT = Pattern.compile("\\s*(tests|suites|fail|cancelled) (\\d{1,9})\\s*");

    private long suites;
    private long cases;
    private long failed;
    private long statedTests = -1;
    private long statedSuites = -1;
    private long statedFailed;

    void comment(String text) {
        Matcher count = COUNT.matcher(text);
        if (count.matches()) {
            long number = Long.parseLong(count.group(2));
            switch (count.group(1)) {
                case "tests" -> statedTests = number;
                case "suites" -> statedSuites = number;
                default -> statedFailed += number;
            }
        }
    }

    void suite() {
        suites++;
    }

    void counted(TestOutcome outcome) {
        cases++;
        if (outcome == TestOutcome.FAILED) {
            failed++;
        }
    }

    /** Pushes the tests that were written as suites; their time is that of their sub-tests, counted already. */
    void push(CoverageSink sink) {
        if (statedSuites < 0 || statedTests != cases + suites - statedSuites) {
            return;
        }
        for (long i = cases; i < statedTests; i++) {
            boolean fails = failed++ < statedFailed;
            sink.test("a test with sub-tests", fails ? TestOutcome.FAILED : TestOutcome.PASSED, Double.NaN);
        }
    }
}
