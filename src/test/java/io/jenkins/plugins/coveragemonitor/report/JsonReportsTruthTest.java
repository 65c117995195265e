package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every JSON report of the sample data comes to what its tool printed or states, or to a plain count of its details. */
class JsonReportsTruthTest {
    private static final Reports REPORTS = new Reports(ReportFormats.builtIn());

    private static Report read(String path, String format) throws IOException {
        Report report = REPORTS.read(SharedData.path(path), null);
        assertThat(report.format()).isEqualTo(format);
        return report;
    }

    @ParameterizedTest
    @CsvSource({
        "ISTANBUL, polyglot/javascript/nyc, coverage-final.json, lines branches functions statements",
        "ISTANBUL, polyglot/javascript/nyc, coverage-summary.json, lines branches functions statements",
        "ISTANBUL, polyglot/javascript/c8, coverage-final.json, lines branches functions statements",
        "ISTANBUL, polyglot/javascript/c8, coverage-summary.json, lines branches functions statements",
        "COVERAGEPY, polyglot/python, coverage.json, lines branches",
        "COVERAGEPY, polyglot/python/coverage7, coverage.json, lines branches",
        "COVERALLS, polyglot/c/gcovr, coveralls.json, lines",
        "GCOV, polyglot/c/gcovr, gcovr.json, lines branches functions",
        "GCOV, polyglot/c/gcovr, summary.json, lines branches functions",
        "LLVM_COV, polyglot/llvm, export.json, lines branches functions",
        "LLVM_COV, polyglot/llvm, export-summary.json, lines branches functions",
        "LLVM_COV, polyglot/rust/stable, export.json, lines branches functions",
        "LLVM_COV, polyglot/rust/stable, export-summary.json, lines branches functions",
        "LLVM_COV, polyglot/rust/branch, export.json, lines branches functions",
        "LLVM_COV, polyglot/rust/branch, export-summary.json, lines branches functions",
    })
    void comesToWhatTheToolPrinted(String format, String folder, String file, String words) throws IOException {
        Truth.compare(folder, read(folder + "/" + file, format), words.split(" "));
    }

    @TestFactory
    Stream<DynamicTest> istanbul() throws IOException {
        Map<String, Metric> metrics = Map.of(
                "lines", Metric.LINE,
                "branches", Metric.BRANCH,
                "functions", Metric.FUNCTION,
                "statements", Metric.INSTRUCTION);
        return all("istanbul", (report, expected) -> {
            assertThat(report.files()).hasSize(expected.at("/counted/files").asInt());
            metrics.forEach((word, metric) -> {
                JsonNode counted = expected.at("/counted/" + word);
                JsonNode stated = expected.at("/reportTotals/" + word);
                Counter counter = counted.isMissingNode()
                        ? ReportUnderTest.covered(
                                stated.get("covered").asLong(),
                                stated.get("total").asLong())
                        : new Counter(
                                counted.get("covered").asLong(),
                                counted.get("missed").asLong());
                assertThat(report.totals().get(metric)).as(word).isEqualTo(counter);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> coveragepy() throws IOException {
        return all("coveragepy", (report, expected) -> {
            JsonNode stated = expected.get("reportTotals");
            assertThat(report.files()).hasSize(expected.at("/counted/files").asInt());
            assertThat(report.totals().get(Metric.LINE))
                    .isEqualTo(new Counter(
                            stated.get("covered_lines").asLong(),
                            stated.get("missing_lines").asLong()));
            assertThat(report.totals().get(Metric.BRANCH))
                    .isEqualTo(new Counter(
                            stated.path("covered_branches").asLong(0),
                            stated.path("missing_branches").asLong(0)));
        });
    }

    @TestFactory
    Stream<DynamicTest> simplecov() throws IOException {
        return all("simplecov", (report, expected) -> {
            checkCounted(report, expected);
            JsonNode branches = expected.at("/reportTotals/branches");
            if (!branches.isMissingNode()) {
                assertThat(report.totals().get(Metric.BRANCH))
                        .isEqualTo(new Counter(
                                branches.get("covered").asLong(),
                                branches.get("missed").asLong()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> coveralls() throws IOException {
        return all("coveralls", JsonReportsTruthTest::checkCounted);
    }

    @TestFactory
    Stream<DynamicTest> gcov() throws IOException {
        return all("gcov", (report, expected) -> {
            JsonNode stated = expected.path("reportTotals");
            if (stated.isMissingNode()) {
                checkCounted(report, expected);
                return;
            }
            Map.of("line", Metric.LINE, "branch", Metric.BRANCH, "function", Metric.FUNCTION)
                    .forEach((word, metric) -> assertThat(report.totals().get(metric))
                            .as(word)
                            .isEqualTo(ReportUnderTest.covered(
                                    stated.get(word + "_covered").asLong(),
                                    stated.get(word + "_total").asLong())));
        });
    }

    @Test
    void gcovComesToWhatItPrinted() throws IOException {
        Report calc = read("polyglot/c/gcov/calc.gcov.json.gz", "GCOV");
        Report stack = read("polyglot/c/gcov/stack.gcov.json.gz", "GCOV");
        List<FileCoverage> files = new ArrayList<>(calc.files());
        files.addAll(stack.files());

        Truth.compare(
                "polyglot/c/gcov",
                new Report("GCOV", files, calc.tests(), List.of(), List.of(), List.of()),
                "lines",
                "branches");
    }

    @TestFactory
    Stream<DynamicTest> llvmCov() throws IOException {
        Map<String, Metric> metrics = Map.of(
                "lines", Metric.LINE,
                "branches", Metric.BRANCH,
                "functions", Metric.FUNCTION,
                "regions", Metric.INSTRUCTION);
        return all("llvm-cov", (report, expected) -> {
            assertThat(report.files()).hasSize(expected.at("/counted/files").asInt());
            metrics.forEach((word, metric) -> {
                JsonNode stated = expected.at("/reportTotals/" + word);
                assertThat(report.totals().get(metric))
                        .as(word)
                        .isEqualTo(ReportUnderTest.covered(
                                stated.path("covered").asLong(),
                                stated.path("count").asLong()));
            });
        });
    }

    private static void checkCounted(Report report, JsonNode expected) {
        JsonNode counted = expected.get("counted");
        assertThat(report.files()).hasSize(counted.get("files").asInt());
        assertThat(report.totals().get(Metric.LINE))
                .isEqualTo(new Counter(
                        counted.at("/LINE/covered").asLong(),
                        counted.at("/LINE/missed").asLong()));
    }

    @TestFactory
    Stream<DynamicTest> stryker() throws IOException {
        return Truth.expected("reports/stryker").properties().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String path = "reports/stryker/" + entry.getKey();
                    JsonNode counted = entry.getValue().path("counted");
                    if (counted.isMissingNode()) {
                        // These have no files: one is of the time before the schema, one is cut by hand.
                        assertThatThrownBy(() -> REPORTS.read(SharedData.path(path), null))
                                .isInstanceOf(UnreadableReportException.class);
                        return;
                    }
                    Report report = read(path, "STRYKER");
                    JsonNode status = counted.get("byStatus");
                    long killed = status.path("Killed").asLong()
                            + status.path("Timeout").asLong();
                    long missed = status.path("Survived").asLong()
                            + status.path("NoCoverage").asLong();
                    assertThat(report.files()).hasSize(counted.get("files").asInt());
                    assertThat(report.totals().get(Metric.MUTATION)).isEqualTo(new Counter(killed, missed));
                }));
    }

    @Test
    void simplecovComesToWhatItPrintedButForWhatOnlyTheSourceTells() throws IOException {
        Report report = read("polyglot/ruby/coverage/.resultset.json", "SIMPLECOV");
        JsonNode files = Truth.expected("polyglot/ruby").get("files");

        for (FileCoverage file : report.files()) {
            JsonNode expected = files.get(file.path().substring("/src/polyglot/ruby/".length()));
            // Two lines of report.rb stand between :nocov: comments, which the result set does not know.
            int nocov = file.path().endsWith("report.rb") ? 1 : 0;
            assertThat(file.counters().get(Metric.LINE))
                    .isEqualTo(ReportUnderTest.covered(
                            expected.at("/lines/covered").asLong() + nocov,
                            expected.at("/lines/total").asLong() + 2 * nocov));
            assertThat(file.counters().get(Metric.BRANCH))
                    .isEqualTo(ReportUnderTest.covered(
                            expected.at("/branches/covered").asLong(),
                            expected.at("/branches/total").asLong()));
        }
    }

    /** What is expected of one report. */
    @FunctionalInterface
    private interface Check {
        void check(Report report, JsonNode expected) throws IOException;
    }

    private static Stream<DynamicTest> all(String folder, Check check) throws IOException {
        String format = folder.replace("-", "_").toUpperCase(java.util.Locale.ROOT);
        return Truth.expected("reports/" + folder).properties().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> check.check(read("reports/" + folder + "/" + entry.getKey(), format), entry.getValue())));
    }
}
