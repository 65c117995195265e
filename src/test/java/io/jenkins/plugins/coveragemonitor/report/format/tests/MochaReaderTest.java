package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MochaReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"title": "adds", "fullTitle": %1$s, "file": "/app/a.js", "duration": 500, "currentRetry": 0, "err": {}}, {"title": "drops", "fullTitle": "drops", "duration": 250.5}
            """;

    @Override
    public String format() {
        return "MOCHA";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(quoted(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"stats\": {\"suites\": 1, \"tests\": 3, \"passes\": 1, \"pending\": 1, \"failures\": 1}, \"passes\": [",
                        "], \"tests\": [], \"pending\": [], \"failures\": []}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"stats\": {\"tests\": 0, \"passes\": 0, \"pending\": 0}, \"tests\": [], \"passes\": []}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(2L, TestTotals::total).returns(0L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(0);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void countsEachTestOnceAndTellsOfHooks() throws IOException {
        var report = read(
                "{\"stats\": {\"suites\": 1, \"tests\": 2, \"passes\": 1, \"pending\": 1, \"failures\": 2}, \"tests\": ["
                        + "{\"title\": \"a\", \"fullTitle\": \"s a\"}, {\"title\": \"b\", \"fullTitle\": \"s b\"}], \"pending\": ["
                        + "{\"title\": \"c\", \"fullTitle\": \"s c\"}], \"failures\": [{\"title\": \"b\", \"fullTitle\": \"s b\"},"
                        + "{\"title\": \"\\\"before all\\\" hook for \\\"d\\\"\", \"fullTitle\": \"s hook\"}],"
                        + " \"passes\": [{\"title\": \"a\", \"fullTitle\": \"s a\"}]}");

        assertThat(report.tests())
                .returns(3L, TestTotals::total)
                .returns(1L, TestTotals::failed)
                .returns(1L, TestTotals::skipped);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .endsWith("failed outside of the tests: s hook, so some of them may not have run");
    }

    @Test
    void readsTheSuitesOfMochawesome() throws IOException {
        String test =
                "{\"title\": \"t\", \"fullTitle\": \"s t\", \"duration\": 10, \"state\": null, \"pass\": %s, \"fail\": %s,"
                        + " \"pending\": %s, \"skipped\": false, \"isHook\": %s}";
        var report = read("{\"stats\": {\"suites\": 1, \"tests\": 3, \"passes\": 1, \"pending\": 1, \"failures\": 1},"
                + " \"results\": [{\"title\": \"\", \"tests\": [], \"beforeHooks\": ["
                + test.formatted(false, true, false, true) + "], \"suites\": [{\"tests\": ["
                + test.formatted(true, false, false, false) + "," + test.formatted(false, true, false, false) + ","
                + test.formatted(false, false, true, false) + "], \"suites\": []}]}]}");

        assertThat(report.tests())
                .returns(3L, TestTotals::total)
                .returns(1L, TestTotals::failed)
                .returns(1L, TestTotals::skipped);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .endsWith("failed outside of the tests: s t, so some of them may not have run");
    }
}
