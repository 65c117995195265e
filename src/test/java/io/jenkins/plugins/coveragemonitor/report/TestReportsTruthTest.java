package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every test report of the sample data comes to what the runner printed, or to a plain count of its test cases. */
class TestReportsTruthTest {
    private static final Reports REPORTS = new Reports(ReportFormats.builtIn());

    private static final Map<String, Set<String>> FAILED = Map.of(
            "junit", Set.of("withFailure", "withError"),
            "nunit", Set.of("result=Failed", "result=Failure", "result=Error", "executed=True success=False"),
            "xunit", Set.of("result=Fail"),
            "trx", Set.of("outcome=Failed", "outcome=Aborted"));

    private static final Map<String, Set<String>> PASSED = Map.of(
            "junit", Set.of("other"),
            "nunit", Set.of("result=Passed", "result=Success", "executed=true success=true"),
            "xunit", Set.of("result=Pass"),
            "trx", Set.of("outcome=Passed"));

    @TestFactory
    Stream<DynamicTest> comesToThePlainCountOfItsCases() throws IOException {
        return Stream.of("junit", "nunit", "xunit", "trx").flatMap(TestReportsTruthTest::ofFolder);
    }

    private static Stream<DynamicTest> ofFolder(String format) {
        try {
            return Truth.expected("reports/" + format).properties().stream()
                    .map(entry -> DynamicTest.dynamicTest(
                            format + "/" + entry.getKey(), () -> check(format, entry.getKey(), entry.getValue())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void check(String format, String file, JsonNode expected) throws IOException {
        Report report = REPORTS.read(SharedData.path("reports/" + format).resolve(file), null);

        assertThat(report.format()).isEqualTo(format.toUpperCase(java.util.Locale.ROOT));
        TestTotals tests = report.tests();
        if (file.equals("disabled.xml")) {
            // Five of the cases without a failure are disabled, as the root says too: they did not run.
            assertThat(tests)
                    .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                    .containsExactly(31L, 20L, 5L);
            return;
        }
        if (file.equals("xunit-invalid-status.xml")) {
            // No result is a known word; the one with a failure failed.
            assertThat(tests)
                    .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                    .containsExactly(3L, 1L, 2L);
            return;
        }
        long failed = 0;
        long passed = 0;
        long total = 0;
        for (Map.Entry<String, JsonNode> count : expected.get("counted").properties()) {
            if (count.getKey().equals("testcases") || count.getKey().equals("test-cases")) {
                continue;
            }
            long number = count.getValue().asLong();
            total += number;
            failed += FAILED.get(format).contains(count.getKey()) ? number : 0;
            passed += PASSED.get(format).contains(count.getKey()) ? number : 0;
        }
        assertThat(tests)
                .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                .containsExactly(total, failed, total - failed - passed);
    }

    @ParameterizedTest
    @CsvSource({"green, 9, 0, 1", "red, 12, 3, 1", "rerun, 12, 2, 1"})
    void comesToWhatSurefirePrinted(String run, long total, long failed, long skipped) throws IOException {
        TestTotals sum = TestTotals.NONE;
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(SharedData.path("polyglot/java/surefire/" + run), "TEST-*.xml")) {
            for (Path file : files) {
                sum = sum.plus(REPORTS.read(file, null).tests());
            }
        }

        assertThat(sum)
                .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                .containsExactly(total, failed, skipped);
    }

    @Test
    void comesToWhatPytestPrinted() throws IOException {
        assertThat(REPORTS.read(SharedData.path("polyglot/python/junit.xml"), null)
                        .tests())
                .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                .containsExactly(11L, 1L, 2L);
    }

    @Test
    void comesToWhatNodePrintedThoughOneTestHasNoCase() throws IOException {
        assertThat(REPORTS.read(SharedData.path("polyglot/javascript/junit.xml"), null)
                        .tests())
                .extracting(TestTotals::total, TestTotals::failed, TestTotals::skipped)
                .containsExactly(8L, 0L, 1L);
    }
}
