package io.jenkins.plugins.coveragemonitor.report;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.format.lcov.LcovReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every LCOV report of the sample data comes to what its tool printed, or to what a plain count of its records gives. */
class LcovTruthTest {
    @ParameterizedTest
    @CsvSource({
        "polyglot/c/lcov, lcov.info, lines branches functions",
        "polyglot/javascript/nyc, lcov.info, lines branches functions",
        "polyglot/javascript/c8, lcov.info, lines branches functions",
        "polyglot/llvm, lcov.info, lines branches functions",
        "polyglot/rust/stable, lcov.info, lines branches functions",
        "polyglot/rust/branch, lcov.info, lines branches functions",
        "polyglot/python, coverage.lcov, lines branches",
        "polyglot/python/coverage7, coverage.lcov, lines branches",
    })
    void comesToWhatTheToolPrinted(String folder, String file, String words) throws IOException {
        Report report =
                ReportUnderTest.file(new LcovReader(), SharedData.path(folder).resolve(file));

        Truth.compare(folder, report, words.split(" "));
    }

    @TestFactory
    Stream<DynamicTest> comesToThePlainCountOfItsRecords() throws IOException {
        return Truth.expected("reports/lcov").properties().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> check(SharedData.path("reports/lcov").resolve(entry.getKey()), entry.getValue())));
    }

    private static void check(Path file, JsonNode expected) throws IOException {
        Report report = ReportUnderTest.file(new LcovReader(), file);
        JsonNode counted = expected.get("counted");

        assertThat(report.files().stream().filter(covered -> !covered.lines().isEmpty()))
                .hasSize(counted.get("files").asInt());
        assertThat(report.totals().get(Metric.LINE))
                .isEqualTo(new Counter(
                        counted.at("/LINE/covered").asLong(),
                        counted.at("/LINE/missed").asLong()));
        JsonNode stated = expected.path("reportTotals");
        if (stated.has("BRF")) {
            assertThat(report.totals().get(Metric.BRANCH))
                    .isEqualTo(covered(
                            stated.get("BRH").asLong(), stated.get("BRF").asLong()));
        }
    }
}
