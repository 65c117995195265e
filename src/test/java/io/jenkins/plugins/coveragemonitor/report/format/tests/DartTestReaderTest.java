package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DartTestReaderTest extends TextReportContract {
    private static final String START =
            "{\"protocolVersion\":\"0.1.1\",\"runnerVersion\":\"1.24.0\",\"pid\":1,\"type\":\"start\",\"time\":0}\n";
    private static final String DONE = "{\"success\":false,\"type\":\"done\",\"time\":2000}\n";

    private static final String UNIT =
            """
            {"test":{"id":1,"name":"loading a_test.dart","groupIDs":[]},"type":"testStart","time":0}
            {"testID":1,"result":"success","skipped":false,"hidden":true,"type":"testDone","time":9}
            {"test":{"id":2,"name":%1$s,"groupIDs":[1]},"type":"testStart","time":100}
            {"testID":2,"result":"success","skipped":false,"hidden":false,"type":"testDone","time":600}
            {"test":{"id":3,"name":"ends"},"type":"testStart","time":600}
            {"testID":3,"error":"wrong","stackTrace":"","isFailure":true,"type":"error","time":800}
            {"testID":3,"result":"failure","skipped":false,"hidden":false,"type":"testDone","time":850}
            {"test":{"id":4,"name":"waits","metadata":{"skip":true}},"type":"testStart","time":850}
            {"testID":4,"result":"success","skipped":true,"hidden":false,"type":"testDone","time":850}
            """;

    @Override
    public String format() {
        return "DART_TEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(JsonReportContract.quoted(name)))
                .collect(Collectors.joining("", START, DONE));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return START + DONE;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"time\":9}", "\"time\":" + number + "}");
    }

    @Override
    public String stranger() {
        return "{\"type\":\"start\",\"time\":0}\n";
    }

    @Override
    public String reordered(String report) {
        return report.replaceFirst(
                "(?s)(\\{\"test\":\\{\"id\":3.*?)(\\{\"test\":\\{\"id\":4.*?:850}\n.*?:850}\n)", "$2$1");
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void countsTests() throws IOException {
        Report report = read("[{\"event\":\"test.startedProcess\",\"params\":{}}]\n" + minimal());

        assertThat(report.tests())
                .returns(3L, TestTotals::total)
                .returns(1L, TestTotals::failed)
                .returns(1L, TestTotals::skipped);
        assertThat(report.tests().time().toMillis()).isEqualTo(750);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void failsTheTestThatStillRunsWhenTheReportEnds() throws IOException {
        Report report = read(START + "{\"test\":{\"id\":7,\"name\":\"hangs\"},\"type\":\"testStart\",\"time\":1}\n");

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly("the report: does not say that the run ended; 1 test that still ran failed");
    }
}
