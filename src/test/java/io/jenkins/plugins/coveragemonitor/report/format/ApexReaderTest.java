package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApexReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"id": "01p", "name": "%1$s", "totalLines": 2, "lines": {"2": 7, "6": 0}, "totalCovered": 1, "coveredPercent": 50}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "APEX";
    }

    @Override
    public String report(List<String> names) {
        return names.stream().map(name -> UNIT.formatted(bare(name))).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("Some.cls: lines that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("7", number);
    }

    @Test
    void takesLines() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("Some.cls"));
    }

    @Test
    void readsTheResultOfARun() throws IOException {
        String coverage =
                "\"coverage\": {\"coverage\": " + minimal() + ", \"records\": [{\"ApexTestClass\": {\"Name\": \"T\"},"
                        + " \"Coverage\": {\"coveredLines\": [2], \"uncoveredLines\": [6]}}], \"summary\": {\"totalLines\": 2}}";
        String result = "{\"summary\": {\"orgId\": \"00D\", \"testsRan\": 1}, \"tests\": [{\"Outcome\": \"Pass\"}], "
                + coverage + "}";

        assertThat(read(result)).isEqualTo(read(minimal()));
        assertThat(read("{\"status\": 0, \"result\": " + result + ", \"warnings\": []}"))
                .isEqualTo(read(minimal()));
    }

    @Test
    void readsListsOfLinesAndTriggers() throws IOException {
        Report report = read(
                "{\"summary\": {\"orgId\": \"00D\", \"testsRan\": 1}, \"codecoverage\": [{\"apexId\": \"01q5e000\","
                        + " \"name\": \"OnAccount\", \"type\": \"ApexTrigger\", \"numLinesCovered\": 2, \"numLinesUncovered\": 1,"
                        + " \"percentage\": \"67%\", \"coveredLines\": [3, 4], \"uncoveredLines\": [6]}]}");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("OnAccount.trigger"));
        assertThat(read(minimal().replace("\"01p\"", "\"01q5e000\"")).files())
                .singleElement()
                .satisfies(file -> assertThat(file.path()).isEqualTo("Some.trigger"));
    }

    @Test
    void readsTheResultOfADeployment() throws IOException {
        Report report = read(
                "{\"status\": 0, \"result\": {\"details\": {\"componentSuccesses\": [], \"runTestResult\": {\"codeCoverage\": ["
                        + "{\"id\": \"01p\", \"name\": \"A\", \"type\": \"Class\", \"numLocations\": \"5\", \"numLocationsNotCovered\": \"2\","
                        + " \"locationsNotCovered\": [{\"column\": \"0\", \"line\": \"7\"}, {\"column\": 0, \"line\": 9}]},"
                        + "{\"id\": \"01q\", \"name\": \"T\", \"type\": \"Trigger\", \"numLocations\": 3, \"numLocationsNotCovered\": 1,"
                        + " \"locationsNotCovered\": {\"line\": 4}}, {\"id\": \"01p\", \"name\": \"All\", \"numLocations\": 4,"
                        + " \"numLocationsNotCovered\": 0}]}}}}");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(9, 3));
        assertThat(report.files().stream().map(file -> file.path())).containsExactly("A.cls", "T.trigger", "All.cls");
        assertThat(report.files().get(0).lines().size()).isEqualTo(2);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void saysThatARunHasNoCoverage() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(
                        () -> read("{\"status\": 0, \"result\": {\"summary\": {\"orgId\": \"00D\", \"testsRan\": 1},"
                                + " \"tests\": []}}"))
                .withMessage("has no coverage of a class; run the tests with --code-coverage, and give their results as"
                        + " JUnit XML (--result-format junit)");
    }
}
